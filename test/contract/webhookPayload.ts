import { createRequire } from 'node:module';

/** A webhook payload, as GitHub sent it. */
export type Payload = Readonly<Record<string, unknown>>;

interface WebhookDefinition {
  readonly name: string;
  readonly examples: readonly Payload[];
}

// Its types want a package of their own; the data alone is what is needed.
const definitions = createRequire(import.meta.url)(
  '@octokit/webhooks-examples',
) as readonly WebhookDefinition[];

/** A payload of this event, and of this action where one is given. */
export const webhookPayload = (event: string, action?: string): Payload => {
  const examples = definitions.find(({ name }) => name === event)?.examples;
  const found = examples?.find((example) => action === undefined || example.action === action);
  if (found === undefined) throw new Error(`no example of ${event} ${action ?? ''}`);
  return found;
};
