// How long until a ticket's first answer is due. It ticks by itself and asks nobody: the rule is in the package.
import { LitElement, html, nothing } from '/vendor/lit.js';
import { sla } from '/pkg/index.js';
import { dateTime, duration } from '../words.js';

/** State → what is said; the remaining time is added where it still counts. */
const WORDS = {
  met: () => 'Answered in time',
  running: (remaining) => `Due in ${duration(remaining)}`,
  due_soon: (remaining) => `Due in ${duration(remaining)}`,
  breached: (remaining) => `Late by ${duration(remaining)}`,
  paused: () => 'Paused while pending',
};

/** All clocks of the page tick together, and not at all while nobody looks. */
const clocks = new Set();
/** @type {ReturnType<typeof setInterval> | undefined} */
let ticking;

function tick() {
  if (document.hidden) return;
  for (const clock of clocks) clock.requestUpdate();
}

class DeskSla extends LitElement {
  static properties = { ticket: { attribute: false } };

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    clocks.add(this);
    ticking ??= setInterval(tick, 1_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clocks.delete(this);
    if (clocks.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  }

  render() {
    const verdict = slaOf(this.ticket);
    if (!verdict) return nothing;
    const text = verdict.state === 'breached' && isAnswered(this.ticket) ? 'Answered late' : WORDS[verdict.state](verdict.remainingMs);
    return html`<span class="sla ${verdict.state}" title=${`First answer due ${dateTime(verdict.dueAt)}`}>${text}</span>`;
  }
}

/** Resolving or closing a ticket answers it: from then on "late" does not grow. */
function isAnswered({ FirstResponseDate: answered, TicketStatus: status }) {
  return Boolean(answered) || status === 'Resolved' || status === 'Closed';
}

/** A ticket without a priority or a date of creation has no target. */
function slaOf(ticket) {
  if (!ticket.TicketPriority || !ticket.TicketCreatedDate) return undefined;
  const verdict = sla(ticket, new Date());
  return verdict?.state in WORDS ? verdict : undefined;
}

customElements.define('desk-sla', DeskSla);
