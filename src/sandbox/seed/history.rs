//! The tickets with their conversations and hours.

use super::complaints::{
    ACKNOWLEDGEMENTS, IMPACTS, OPENINGS, QUESTIONS, REPLIES, TROUBLES, Trouble, WORLD_TITLES,
};
use super::dice::Dice;
use super::{DAY_MS, EPOCH_MS, HOUR_MS, MINUTE_MS, TECHNICIANS, TICKETS, examples};
use crate::model::{Priority, Source, Status};
use crate::sandbox::row::{Comment, Contact, Standing, Ticket, WorkHour, response_hours};
use crate::sandbox::store::Store;
use crate::sandbox::word::Impact;

/// How many tickets came in during the last day and a half: those a desk still works on.
const FRESH: usize = 36;
const FRESH_MS: i64 = 30 * HOUR_MS;

const PRIORITIES: &[(Priority, u64)] =
    &[(Priority::Low, 25), (Priority::Medium, 45), (Priority::High, 23), (Priority::Critical, 7)];
const SOURCES: &[(Source, u64)] =
    &[(Source::Email, 45), (Source::Portal, 30), (Source::Agent, 15), (Source::Api, 10)];

/// Where tickets stand, by how old they are: weights for Open, Pending, Resolved and Closed.
const STANDING: &[(i64, [u64; 4])] = &[
    (FRESH_MS, [60, 16, 16, 8]),
    (7 * DAY_MS, [18, 22, 34, 26]),
    (30 * DAY_MS, [5, 8, 14, 73]),
    (i64::MAX, [1, 1, 2, 196]),
];

/// A ticket with what hangs on it, before it has its ids.
struct Case {
    ticket: Ticket,
    comments: Vec<Comment>,
    work_hours: Vec<WorkHour>,
}

pub(super) fn plant(store: &mut Store, dice: &mut Dice) {
    let mut dates: Vec<i64> = (1..TICKETS).map(|place| date(place, dice)).collect();
    dates.push(examples::ticket().created);
    dates.sort_unstable();
    let mut people: Vec<&Contact> = store.contacts.values().collect();
    people.sort_by_key(|person| person.created);
    let cases: Vec<Case> = dates.iter().map(|created| case(*created, &people, dice)).collect();
    let example = dates.iter().position(|created| *created == examples::ticket().created).unwrap_or(0);
    number(store, cases, example);
}

/// When a ticket came in: on a working day, mostly between eight and six.
fn date(place: usize, dice: &mut Dice) -> i64 {
    if place <= FRESH {
        // Of two draws the later, so that most targets are still ahead; and never just at the example's time.
        let drawn = dice.time(0, FRESH_MS - HOUR_MS).max(dice.time(0, FRESH_MS - HOUR_MS));
        return EPOCH_MS - FRESH_MS + drawn / MINUTE_MS * MINUTE_MS + 7_000;
    }
    let first = examples::john_smith().created + DAY_MS;
    loop {
        let day = dice.time(first, EPOCH_MS - FRESH_MS).div_euclid(DAY_MS);
        // 1970-01-01 was a Thursday.
        let weekend = matches!((day + 4).rem_euclid(7), 0 | 6);
        if !weekend || dice.percent(10) {
            let second = 8 * 3_600 + dice.time(0, 6 * 3_600) + dice.time(0, 4 * 3_600);
            let moment = day * DAY_MS + second * 1_000;
            if moment < EPOCH_MS - FRESH_MS {
                return moment;
            }
        }
    }
}

fn case(created: i64, people: &[&Contact], dice: &mut Dice) -> Case {
    let known = people.partition_point(|person| person.created < created).max(1);
    let place = dice.early_index(known);
    let (end_user_id, customer_id) =
        people.get(place).map_or((0, 0), |person| (person.id, person.customer_id));
    let trouble = dice.pick(TROUBLES);
    let symptom = format!("{} {}", trouble.system, dice.word(trouble.symptoms));
    let description = format!("{} {symptom}. {}", dice.word(OPENINGS), dice.word(IMPACTS));
    let title = if dice.percent(2) { dice.word(WORLD_TITLES).to_owned() } else { symptom };
    let priority = dice.weigh(PRIORITIES, Priority::Medium);
    let mut ticket = Ticket {
        id: 0,
        title,
        description: Some(description),
        status: Standing::Usual(standing(created, dice)),
        priority,
        impact: Impact::NoImpact,
        work: trouble.work,
        customer_id,
        end_user_id: Some(end_user_id),
        technician_id: Some(dice.pick(TECHNICIANS).id),
        created,
        resolved: None,
        first_response: None,
        activity: Some(created),
        due: Some(created + response_hours(priority) * HOUR_MS),
        source: dice.weigh(SOURCES, Source::Email),
    };
    let (comments, work_hours) = work(&mut ticket, trouble, dice);
    Case { ticket, comments, work_hours }
}

fn standing(created: i64, dice: &mut Dice) -> Status {
    let age = EPOCH_MS - created;
    let weights =
        STANDING.iter().find(|(limit, _)| age <= *limit).map_or([0, 0, 0, 1], |(_, weights)| *weights);
    let [open, pending, resolved, closed] = weights;
    let table = [
        (Status::Open, open),
        (Status::Pending, pending),
        (Status::Resolved, resolved),
        (Status::Closed, closed),
    ];
    dice.weigh(&table, Status::Closed)
}

/// When the first answer goes out: mostly in time, sometimes late.
fn response(ticket: &Ticket, dice: &mut Dice) -> i64 {
    let target = response_hours(ticket.priority) * HOUR_MS;
    let (from, to) =
        if dice.percent(86) { (target / 20, target * 9 / 10) } else { (target * 11 / 10, target * 5 / 2) };
    ticket.created + dice.time(from, to) / 1_000 * 1_000
}

/// What was written and done on a ticket; sets its dates as they follow from that.
fn work(ticket: &mut Ticket, trouble: &Trouble, dice: &mut Dice) -> (Vec<Comment>, Vec<WorkHour>) {
    let answered = response(ticket, dice);
    let untouched = ticket.status == Standing::Usual(Status::Open) && dice.percent(55);
    if untouched || answered >= EPOCH_MS {
        ticket.status = Standing::Usual(Status::Open);
        ticket.technician_id = ticket.technician_id.filter(|_| dice.percent(40));
        return (Vec::new(), Vec::new());
    }
    ticket.first_response = Some(answered);
    let technician = ticket.technician_id.unwrap_or_default();
    let customer = ticket.end_user_id.unwrap_or_default();
    let mut clock = Clock { now: answered };
    let mut comments = vec![say(technician, dice.word(ACKNOWLEDGEMENTS), false, answered)];
    if dice.percent(45) {
        comments.extend(clock.later(5, 90, dice).map(|date| say(technician, trouble.finding, true, date)));
    }
    if dice.percent(40) {
        comments
            .extend(clock.later(10, 300, dice).map(|date| say(customer, dice.word(REPLIES), false, date)));
    }
    match ticket.status {
        Standing::Usual(Status::Open) | Standing::Own(_) => {}
        Standing::Usual(Status::Pending) => {
            comments.extend(
                clock.later(5, 60, dice).map(|date| say(technician, dice.word(QUESTIONS), false, date)),
            );
        }
        Standing::Usual(Status::Resolved | Status::Closed) => {
            let done = clock.later(10, 600, dice);
            comments.extend(done.map(|date| say(technician, trouble.fix, false, date)));
            ticket.resolved = Some(clock.now);
        }
    }
    ticket.activity = Some(clock.now);
    let work_hours = hours(ticket, answered, trouble, dice);
    (comments, work_hours)
}

/// Runs through a ticket's life and stops at the epoch.
struct Clock {
    now: i64,
}

impl Clock {
    /// So many minutes later, if that is not in the future.
    fn later(&mut self, from: i64, to: i64, dice: &mut Dice) -> Option<i64> {
        let next = self.now + dice.time(from * MINUTE_MS, to * MINUTE_MS) / 1_000 * 1_000;
        (next < EPOCH_MS).then(|| self.now = next).map(|()| next)
    }
}

fn say(creator_id: u64, text: &str, is_internal: bool, date: i64) -> Comment {
    Comment { id: 0, ticket_id: 0, text: text.to_owned(), date, creator_id, is_internal }
}

/// One or two spans in quarters of an hour, and what of them is billed.
fn hours(ticket: &Ticket, from: i64, trouble: &Trouble, dice: &mut Dice) -> Vec<WorkHour> {
    let mut spans = Vec::new();
    let mut start = from;
    for _ in 0..dice.between(0, 2) {
        let end = start + dice.time(1, 8) * 15 * MINUTE_MS;
        if end > EPOCH_MS {
            break;
        }
        let is_billable = dice.percent(70);
        let technician_id = ticket.technician_id.unwrap_or_default();
        let notes = if is_billable { trouble.fix } else { trouble.finding }.to_owned();
        let span = WorkHour { technician_id, start, end, is_billable, notes, ..WorkHour::default() };
        spans.push(span.billed_whole());
        start = end + dice.time(0, 4) * 15 * MINUTE_MS;
    }
    spans
}

/// Gives ids in the order of time, so that the guide's examples fall on theirs.
fn number(store: &mut Store, cases: Vec<Case>, example: usize) {
    let before = cases.iter().take(example);
    let comments_before: u64 = before.clone().map(|case| case.comments.len() as u64).sum();
    let hours_before: u64 = before.map(|case| case.work_hours.len() as u64).sum();
    let first_id = examples::EXAMPLE_TICKET - example as u64;
    let mut comment_id = examples::EXAMPLE_COMMENT - comments_before;
    let mut hour_id = examples::EXAMPLE_WORK_HOUR - hours_before;
    for (mut case, ticket_id) in cases.into_iter().zip(first_id..) {
        // The example has one comment and one work hour, which are put in later.
        if ticket_id == examples::EXAMPLE_TICKET {
            comment_id += 1;
            hour_id += 1;
            case.comments.clear();
            case.work_hours.clear();
        }
        case.ticket.id = ticket_id;
        for comment in &mut case.comments {
            (comment.id, comment.ticket_id) = (comment_id, ticket_id);
            comment_id += 1;
        }
        for span in &mut case.work_hours {
            (span.id, span.ticket_id) = (hour_id, ticket_id);
            hour_id += 1;
        }
        store.comments.insert(ticket_id, case.comments);
        store.work_hours.insert(ticket_id, case.work_hours);
        store.tickets.insert(ticket_id, case.ticket);
    }
}
