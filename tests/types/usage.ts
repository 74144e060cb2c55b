// Never run: tsc compiles it against the packed package. Each @ts-expect-error line must fail to compile.
import {
  Atera, AteraError, ERROR_CODES, STATUSES, TransitionError, ValidationError, checkContact, checkEmail, checkTicket,
  checkTransition, isAteraError, nextStatuses, priorityFor, ready, sla,
  type AteraEvent, type Contact, type Created, type NewTicket, type Page, type Pages, type Report, type Ticket,
} from 'atera-wasm';
import { AteraQueuedEvent, type AteraTicketForm, type FormSchema } from 'atera-wasm/form';
import 'atera-wasm/form/define';
import { HOST_RULES } from 'atera-wasm/form/check-host';
import { Atera as FullAtera } from 'atera-wasm/full';
import { init } from 'atera-wasm/init';
import { Atera as InlineAtera } from 'atera-wasm/inline';
import { checkSubmission, SLA_HOURS } from 'atera-wasm/rules';
import { createSandbox } from 'atera-wasm/sandbox';

export async function portal(signal: AbortSignal): Promise<void> {
  await ready();
  using atera = new Atera({
    apiKey: 'key', baseUrl: 'https://help.example', dialect: 'guide', fetch, timeoutMs: 1_000, retries: 2,
    maxRetryAfterMs: 5_000, ratePerMinute: 700, reserve: 100, transitions: { Open: ['Waiting'] },
    limiter: { acquire: async ({ priority }) => void (priority === 'bulk') },
    onEvent: (event: AteraEvent) => console.log(event.type, event.requestId, event.ms?.toFixed()),
  });

  const tickets: Pages<Ticket> = atera.tickets.list({ customerId: 1, ticketStatus: 'Open', itemsInPage: 50, signal });
  for await (const ticket of tickets) console.log(ticket.TicketTitle ?? 'without a title');
  for await (const page of tickets.pages()) console.log(page.totalItems satisfies number);
  const first: Page<Ticket> = await tickets.first();
  const all: Ticket[] = await tickets.all({ limit: 10 });
  const later = tickets.cursor === undefined ? undefined : atera.tickets.list({ cursor: tickets.cursor });
  console.log(first, all, later);

  const made: Created<'TicketID'> = await atera.tickets.create({ TicketTitle: 'Printer jams', EndUserID: 1, DueDate: new Date() });
  await atera.tickets.update(made.TicketID, { TicketStatus: 'Resolved' }, { from: 'Open', signal });
  const contact: Contact | null = await atera.contacts.findByEmail('ann@acme.com', { timeoutMs: 100 });
  for await (const each of atera.contacts.ofCustomer(1)) console.log(each.Email);
  await atera.customValues.set('contact', contact?.EndUserID ?? 1, 'Language', 'he');
  const hours: number | null | undefined = (await atera.tickets.billableDuration(1)).TotalBillableHours;
  const status: string | null | undefined = (await atera.tickets.get(1)).TicketStatus;
  console.log(hours, status, (await atera.tickets.workHours(1).all())[0]?.Notes, atera.tickets.modifiedAfter(new Date()));

  // @ts-expect-error An id is a number.
  await atera.tickets.get('1');
  // @ts-expect-error A title is needed.
  await atera.tickets.create({ CustomerID: 1 });
  // @ts-expect-error The guide has no such priority.
  await atera.tickets.create({ TicketTitle: 'x', CustomerID: 1, TicketPriority: 'Urgent' });
  // @ts-expect-error Atera fills the id in.
  await atera.tickets.create({ TicketTitle: 'x', CustomerID: 1, TicketID: 1 });
  // @ts-expect-error The field is called Description.
  await atera.tickets.update(1, { TicketDescription: 'x' });
  // @ts-expect-error Custom values belong to none such.
  await atera.customValues.get('device', 1);
  await atera.customValues.get('agent', 1, { raw: true });
  await atera.customers.list({ FromLastModifiedDate: '2026-02-15', SortBy: 'LastModified' }).all();
  await atera.customers.list({ FromLastModifiedDate: '2026-02-15T09:00:00' }).all();
  await atera.customers.list({ FromLastModifiedDate: new Date(0) }).all();
  // @ts-expect-error A time on the account's clock takes no zone.
  await atera.customers.list({ FromLastModifiedDate: '2026-02-15T09:00:00Z' }).all();
  // @ts-expect-error Nor an offset.
  await atera.workHours.list({ startWorkhour: '2026-02-15T09:00:00+02:00' }).all();
  await atera.tickets.create({ TicketTitle: 'x', Description: 'y', EndUserID: 1, TicketImpact: 'Minor' });
  await atera.tickets.addComment(1, { CommentText: 'x', TechnicianContactID: 3, IsInternal: true });
  await atera.tickets.logWork(1, { StartDate: new Date(0), EndDate: new Date(1), TechnicianContactID: 3, IsBillable: true });
  const { WorkHourID } = await atera.tickets.logWork(1, { StartDate: '2026-02-15T09:00:00', EndDate: '2026-02-15T10:00:00', TechnicianEmail: 't@m.example', IsBillable: false });
  console.log(WorkHourID + 1, (await atera.account.get()).TimeZoneName?.length);
  // @ts-expect-error The documents know three relations.
  await atera.tickets.relate(1, { RelatedTicketId: 2, RelationType: 'Sibling' });
  // @ts-expect-error No third dialect.
  new Atera({ dialect: 'dutch' });
  // @ts-expect-error Pages come from lists.
  new (await import('atera-wasm')).Pages();
}

export function rules(draft: unknown): void {
  const report: Report<NewTicket> = checkTicket(draft, { allowUnknown: true });
  for (const issue of report.issues) console.log(issue.path, issue.severity === 'warning', issue.suggestion);
  const verdict = checkEmail('ann@gmial.com');
  if (verdict.code === 'dot') console.log(verdict.at);
  // @ts-expect-error No such code.
  if (verdict.code === 'dots') console.log(verdict.at);
  const next: string[] = nextStatuses('Open', { Open: ['Waiting'] });
  const move = checkTransition('Open', 'Closed');
  if (!move.ok) console.log(move.allowed, move.message, next);
  const priority: 'Critical' | 'High' | 'Medium' | 'Low' = priorityFor('outage', 'low');
  // @ts-expect-error A word that is none may have no priority.
  const none: 'Critical' | 'High' | 'Medium' | 'Low' = priorityFor('fire' as string, 'low');
  const clock = sla({}, Date.now(), {
    businessHours: { timeZone: 'Europe/Berlin', openings: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }] },
    history: [{ at: new Date(), status: 'Pending' }], targets: { High: 2 },
  });
  const left: number | null = clock.remainingMs;
  console.log(priority, none, left, clock.state === 'due_soon', STATUSES[0], SLA_HOURS.Critical, ERROR_CODES.length);
  console.log(checkContact(draft).value.Email, checkSubmission(draft).ok);
}

export function errors(error: unknown): string[] {
  if (error instanceof TransitionError) return error.allowed;
  if (error instanceof ValidationError) return error.issues.map((issue) => issue.message);
  if (isAteraError(error, 'rate_limited')) return [`${error.retryAfterMs ?? 0}`];
  // @ts-expect-error No such code.
  if (isAteraError(error, 'rate_limit')) return [];
  return error instanceof AteraError && error.code === 'ambiguous' ? [error.requestId ?? ''] : [];
}

export async function workflows(): Promise<void> {
  const atera = new FullAtera({ baseUrl: 'https://help.example' });
  const opened = await atera.flows.openTicket({ TicketTitle: 'Printer jams', CustomerID: 1 });
  for (const { step } of opened.done) console.log(step);
  // @ts-expect-error No such workflow.
  await atera.flows.closeEverything({});
}

export function hosts(module: WebAssembly.Module): void {
  init(module);
  init(() => fetch('/client.wasm'));
  const sandbox = createSandbox({ apiKey: 'key' });
  new InlineAtera({ baseUrl: 'https://sandbox.test', fetch: sandbox.fetch });
}

export function embedded(form: AteraTicketForm): void {
  const schema: FormSchema = {
    title: { en: 'Ask for help', de: 'Hilfe' },
    fields: ['name', 'email', { name: 'device', type: 'options', choices: ['PC'] }, { name: 'rack', type: 'yesno', showIf: { field: 'device', is: 'PC' } }],
  };
  form.schema = schema;
  form.drafts = '7';
  document.addEventListener('atera-before-submit', (event) => { event.fields.site = 'Floor 4'; });
  form.addEventListener('atera-accepted', ({ id, url }) => console.log(id satisfies string, url));
  form.addEventListener('atera-refused', ({ code, issues }) => console.log(code, issues[0]?.path));
  form.addEventListener('atera-queued', (event) => console.log(event instanceof AteraQueuedEvent));
  document.querySelector('atera-ticket-form')?.submit();
  // @ts-expect-error A state is one of a few words.
  form.state = 'done';
  console.log(HOST_RULES.rules.length);
}
