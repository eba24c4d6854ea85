import { employee } from '@foyer/shared/contract';
import { actorOf, serve } from '@foyer/shared/http';
import {
  listAttendeeMessages,
  previewMessage,
  sendAttendeeMessage,
  sendTestMessage,
  type MessageDeps,
} from '@foyer/shared/use-cases';
import { Router } from 'express';

/** Messages of organizers to everybody with tickets. */
export function messageRoutes(deps: MessageDeps): Router {
  const router = Router();

  serve(router, employee.listMessages, async ({ params, caller }) => {
    const found = await listAttendeeMessages(deps, { ...params, by: caller });
    return { messages: found.map(({ message, sent }) => employee.messageView(message, sent)) };
  });

  serve(router, employee.previewMessage, async ({ params, caller, body: draft }) => {
    const { mail, people } = await previewMessage(deps, { ...params, by: caller, draft });
    return { subject: mail.subject, html: mail.html, people };
  });

  serve(router, employee.testMessage, ({ params, caller, body: draft, now }) =>
    sendTestMessage(deps, { ...params, by: caller, draft }, now),
  );

  serve(router, employee.sendMessage, async (input) => {
    const request = { ...input.params, by: actorOf(input), draft: input.body };
    return employee.messageView(await sendAttendeeMessage(deps, request, input.now), 0);
  });

  return router;
}
