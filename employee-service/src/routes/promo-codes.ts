import { employee } from '@foyer/shared/contract';
import { actorOf, serve } from '@foyer/shared/http';
import {
  addPromoCode,
  changePromoCode,
  deletePromoCode,
  listPromoCodes,
  type CountedPromo,
  type PromoCodeDeps,
} from '@foyer/shared/use-cases';
import { Router } from 'express';

/** The promo codes of own events. */
export function promoCodeRoutes(deps: PromoCodeDeps): Router {
  const router = Router();

  serve(router, employee.listPromoCodes, async (input) => {
    const codes = await listPromoCodes(deps, { ...input.params, by: actorOf(input) });
    return { promoCodes: codes.map(viewOf) };
  });

  serve(router, employee.addPromoCode, async (input) => {
    const { code, ...terms } = input.body;
    const request = { ...input.params, code, terms, by: actorOf(input) };
    return viewOf(await addPromoCode(deps, request, input.now));
  });

  serve(router, employee.changePromoCode, async (input) => {
    const request = { ...input.params, terms: input.body, by: actorOf(input) };
    return viewOf(await changePromoCode(deps, request, input.now));
  });

  serve(router, employee.deletePromoCode, (input) =>
    deletePromoCode(deps, { ...input.params, by: actorOf(input) }, input.now),
  );

  return router;
}

function viewOf({ promo, uses }: CountedPromo) {
  return employee.promoCodeView(promo, uses);
}
