import examples from '@octokit/webhooks-examples';

/** A webhook payload, as GitHub sent it. */
export type Payload = Readonly<Record<string, unknown>>;

interface WebhookDefinition {
  readonly name: string;
  readonly examples: readonly Payload[];
}

// Its types want a package of their own; the data alone is what is needed.
const definitions = examples as unknown as readonly WebhookDefinition[];

/** A payload of this event, and of this action where one is given. */
export const webhookPayload = (event: string, action?: string): Payload => {
  const payloads = definitions.find(({ name }) => name === event)?.examples;
  const found = payloads?.find((example) => action === undefined || example.action === action);
  if (found === undefined) throw new Error(`no example of ${event} ${action ?? ''}`);
  return found;
};
