import { employee, employeeView } from '@foyer/shared/contract';
import { actorOf, serve } from '@foyer/shared/http';
import {
  deactivateEmployee,
  inviteAgain,
  inviteEmployee,
  listEmployees,
  listStewards,
  reactivateEmployee,
  type HolderDeps,
  type InviteDeps,
} from '@foyer/shared/use-cases';
import { Router } from 'express';

/** Who works with Foyer: inviting, taking access away and giving it back. */
export function employeeRoutes(deps: HolderDeps & InviteDeps): Router {
  const router = Router();

  serve(router, employee.listEmployees, async ({ query }) => {
    const { employees, total } = await listEmployees(deps, query);
    return { employees: employees.map(employeeView), total };
  });

  serve(router, employee.inviteEmployee, async (input) =>
    employeeView(await inviteEmployee(deps, { by: actorOf(input), ...input.body }, input.now)),
  );

  serve(router, employee.inviteAgain, async (input) =>
    employeeView(await inviteAgain(deps, { by: actorOf(input), ...input.params }, input.now)),
  );

  serve(router, employee.deactivateEmployee, async (input) =>
    employeeView(
      await deactivateEmployee(deps, { by: actorOf(input), ...input.params }, input.now),
    ),
  );

  serve(router, employee.reactivateEmployee, async (input) =>
    employeeView(
      await reactivateEmployee(deps, { by: actorOf(input), ...input.params }, input.now),
    ),
  );

  serve(router, employee.listStewards, async () => ({ stewards: [...(await listStewards(deps))] }));

  return router;
}
