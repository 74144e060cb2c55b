//! Atera, as far as an intake sees it: contacts, tickets, values and comments, a limit for all, and its bad days.

use super::time::{Dice, MINUTE, SECOND};
use atera_wasm::model::Id;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What is asked of it.
#[derive(Debug, Clone)]
pub(crate) enum Request {
    TicketCreate {
        description: String,
        end_user: Option<u64>,
        customer: Option<u64>,
    },
    TicketsAfter {
        after: i64,
        page: usize,
    },
    ContactFind {
        email: String,
    },
    ContactCreate {
        email: String,
        customer: u64,
        mark: String,
    },
    Page {
        contacts: bool,
        page: usize,
    },
    Get {
        contact: bool,
        id: u64,
    },
    ValueSet {
        ticket: u64,
        index: u32,
        value: String,
        mark: String,
    },
    ValueGet {
        ticket: u64,
        index: u32,
    },
    CommentAdd {
        ticket: u64,
        text: String,
        mark: String,
    },
    Comments {
        ticket: u64,
    },
    /// A ticket as a receipt shows it.
    Look {
        ticket: u64,
    },
    Probe,
}

impl Request {
    fn mark(&self) -> Option<&str> {
        match self {
            Request::TicketCreate { description, .. } => mark_in(description),
            Request::ContactCreate { mark, .. }
            | Request::ValueSet { mark, .. }
            | Request::CommentAdd { mark, .. } => Some(mark),
            _ => None,
        }
    }
}

/// The mark at the end of a text.
pub(crate) fn mark_in(text: &str) -> Option<&str> {
    text.rfind("[ref ").map(|at| &text[at..])
}

#[derive(Debug, Clone)]
pub(crate) enum Body {
    Made(u64),
    Texts {
        texts: Vec<(Id, Option<String>)>,
        last: bool,
    },
    Contact(Option<(u64, u64)>),
    /// Id, address or domain, and customer.
    Rows {
        rows: Vec<(u64, String, u64)>,
        last: bool,
        total: usize,
    },
    Value(Option<String>),
    Done,
}

/// What goes back, and how.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) retry_after: Option<i64>,
    pub(crate) result: Result<Body, &'static str>,
    pub(crate) head_ms: i64,
    pub(crate) body_ms: i64,
    /// The connection breaks instead.
    pub(crate) breaks: bool,
    /// Nothing ever comes.
    pub(crate) hangs: bool,
}

/// Its bad days, in percent of the calls.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trouble {
    pub(crate) lost_after: i64,
    pub(crate) failed_before: i64,
    pub(crate) failed_after: i64,
    pub(crate) limited: i64,
    pub(crate) refused: i64,
    pub(crate) slow: i64,
    /// Percent of creates that stay out of sight, and for how long at most.
    pub(crate) hidden: i64,
    pub(crate) hidden_ms: i64,
    pub(crate) latency: i64,
    /// From when to when it is away, and how: hangs, answers 503, or breaks.
    pub(crate) outages: Vec<(i64, i64, i64)>,
    /// Calls in any minute that it lets through, of everybody.
    pub(crate) allowed: usize,
}

pub(crate) struct Ticket {
    pub(crate) id: u64,
    pub(crate) mark: String,
    pub(crate) description: String,
    pub(crate) made_at: i64,
    pub(crate) visible_at: i64,
    changed_at: i64,
    pub(crate) values: BTreeMap<u32, String>,
    /// Text, when it was made, when it can be seen.
    pub(crate) comments: Vec<(String, i64, i64)>,
}

#[derive(Default)]
pub(crate) struct Service {
    pub(crate) trouble: Trouble,
    pub(crate) tickets: Vec<Ticket>,
    /// Id to address and customer; customers to their domain.
    pub(crate) contacts: BTreeMap<u64, (String, u64)>,
    pub(crate) customers: BTreeMap<u64, String>,
    pub(crate) last_id: u64,
    /// What it refused for good, by mark.
    pub(crate) refusals: BTreeMap<String, BTreeSet<&'static str>>,
    /// Contacts that were made through the intake, by address.
    pub(crate) made_contacts: BTreeMap<String, u64>,
    /// How many values each ticket is to have.
    pub(crate) values: u32,
    pub(crate) own: VecDeque<i64>,
    pub(crate) everyone: VecDeque<i64>,
    /// Our limit, in any minute.
    pub(crate) limit: usize,
    /// Own calls by minute.
    pub(crate) by_minute: BTreeMap<i64, usize>,
    pub(crate) seen_429: usize,
    pub(crate) calls: usize,
    pub(crate) repeated_values: usize,
}

fn forget_old(calls: &mut VecDeque<i64>, now: i64) {
    while calls.front().is_some_and(|at| now - at >= MINUTE) {
        calls.pop_front();
    }
}

impl Service {
    /// Another consumer's call.
    pub(crate) fn other(&mut self, now: i64) {
        forget_old(&mut self.everyone, now);
        if self.everyone.len() < self.trouble.allowed {
            self.everyone.push_back(now);
        }
    }

    /// A call of ours arrives.
    pub(crate) fn arrive(&mut self, request: &Request, now: i64, dice: &Dice) -> Reply {
        self.calls += 1;
        forget_old(&mut self.own, now);
        forget_old(&mut self.everyone, now);
        self.own.push_back(now);
        *self.by_minute.entry(now / MINUTE).or_default() += 1;
        assert!(
            self.own.len() <= self.limit,
            "{} calls in 60 seconds, {} are allowed",
            self.own.len(),
            self.limit
        );
        let latency = self.trouble.latency;
        let mut reply = Reply {
            status: 200,
            retry_after: None,
            result: Err("server"),
            head_ms: latency / 2 + dice.below(latency),
            body_ms: dice.below(10),
            breaks: false,
            hangs: false,
        };
        let away = self.trouble.outages.iter().find(|(from, to, _)| (*from..*to).contains(&now));
        if let Some((_, _, how)) = away {
            (reply.hangs, reply.breaks, reply.status) = (*how == 0, *how == 2, 503);
            return reply;
        }
        if self.everyone.len() >= self.trouble.allowed || dice.percent(self.trouble.limited) {
            self.seen_429 += 1;
            reply.status = 429;
            reply.retry_after = dice.percent(50).then(|| dice.below(30 * SECOND));
            reply.result = Err("rate_limited");
            return reply;
        }
        self.everyone.push_back(now);
        if dice.percent(self.trouble.slow) {
            reply.head_ms += dice.below(20 * SECOND);
            reply.body_ms += dice.below(40 * SECOND);
        }
        if dice.percent(self.trouble.failed_before) {
            reply.status = dice.one_of(&[500, 502, 503]);
            return reply;
        }
        if let Some(mark) = request.mark().filter(|_| dice.percent(self.trouble.refused)) {
            self.refusals.entry(mark.to_owned()).or_default().insert("forbidden");
            (reply.status, reply.result) = (403, Err("forbidden"));
            return reply;
        }
        reply.result = self.carry_out(request, now, dice);
        match reply.result {
            Err(code) => {
                reply.status = 400;
                if let Some(mark) = request.mark() {
                    self.refusals.entry(mark.to_owned()).or_default().insert(code);
                }
            }
            Ok(_) if dice.percent(self.trouble.failed_after) => {
                (reply.status, reply.result) = (500, Err("server"));
            }
            Ok(_) => reply.breaks = dice.percent(self.trouble.lost_after),
        }
        reply
    }

    fn id(&mut self) -> u64 {
        self.last_id += 1;
        self.last_id
    }

    fn hidden(&self, now: i64, dice: &Dice) -> i64 {
        if !dice.percent(self.trouble.hidden) {
            return now;
        }
        // The longest are the most dangerous.
        let most = self.trouble.hidden_ms;
        now + if dice.percent(40) { most - dice.below(most / 20) } else { dice.below(most) }
    }

    fn ticket(&mut self, id: u64) -> Result<&mut Ticket, &'static str> {
        self.tickets.iter_mut().find(|ticket| ticket.id == id).ok_or("not_found")
    }

    fn carry_out(&mut self, request: &Request, now: i64, dice: &Dice) -> Result<Body, &'static str> {
        match request {
            Request::TicketCreate { description, end_user, customer } => {
                let known = end_user.is_some_and(|id| self.contacts.contains_key(&id));
                if !known && customer.is_none_or(|id| !self.customers.contains_key(&id)) {
                    return Err("not_found");
                }
                let mark = mark_in(description).expect("a ticket has its mark").to_owned();
                let (id, visible_at) = (self.id(), self.hidden(now, dice));
                self.tickets.push(Ticket {
                    id,
                    mark,
                    description: description.clone(),
                    made_at: now,
                    visible_at,
                    changed_at: now,
                    values: BTreeMap::new(),
                    comments: Vec::new(),
                });
                Ok(Body::Made(id))
            }
            Request::TicketsAfter { after, page } => {
                let seen = self.tickets.iter().filter(|it| it.changed_at >= *after && it.visible_at <= now);
                let texts: Vec<_> = seen
                    .map(|it| (Id::new(it.id).unwrap(), Some(it.description.clone())))
                    .skip(page * 50)
                    .take(51)
                    .collect();
                let last = texts.len() <= 50;
                Ok(Body::Texts { texts: texts.into_iter().take(50).collect(), last })
            }
            Request::ContactFind { email } => Ok(Body::Contact(self.find(email))),
            Request::ContactCreate { email, customer, .. } => {
                if !self.customers.contains_key(customer) {
                    return Err("invalid_customer_id");
                }
                if self.find(email).is_some() {
                    return Err("duplicate_email");
                }
                let id = self.id();
                self.contacts.insert(id, (email.clone(), *customer));
                *self.made_contacts.entry(email.clone()).or_default() += 1;
                Ok(Body::Made(id))
            }
            Request::Page { contacts, page } => Ok(self.page(*contacts, *page)),
            Request::Get { contact: true, id } => {
                let (email, customer) = self.contacts.get(id).ok_or("not_found")?;
                Ok(Body::Rows { rows: vec![(*id, email.clone(), *customer)], last: true, total: 1 })
            }
            Request::Get { contact: false, id } => {
                let domain = self.customers.get(id).ok_or("not_found")?;
                Ok(Body::Rows { rows: vec![(*id, domain.clone(), 0)], last: true, total: 1 })
            }
            Request::ValueSet { ticket, index, value, .. } => {
                let ticket = self.ticket(*ticket)?;
                ticket.changed_at = now;
                let before = ticket.values.insert(*index, value.clone());
                assert!(before.as_ref().is_none_or(|before| before == value), "a value was changed");
                assert!(
                    *index == 0 || ticket.values.contains_key(&(index - 1)),
                    "value {index} came before its predecessor"
                );
                self.repeated_values += usize::from(before.is_some());
                Ok(Body::Done)
            }
            Request::ValueGet { ticket, index } => {
                Ok(Body::Value(self.ticket(*ticket)?.values.get(index).cloned()))
            }
            Request::CommentAdd { ticket, text, .. } => {
                let visible_at = self.hidden(now, dice);
                let values = self.values;
                let ticket = self.ticket(*ticket)?;
                ticket.changed_at = now;
                let is_own = mark_in(text) == Some(ticket.mark.as_str());
                assert!(
                    !is_own || ticket.values.len() == values as usize,
                    "the comment came before its predecessors"
                );
                ticket.comments.push((text.clone(), now, visible_at));
                Ok(Body::Done)
            }
            Request::Comments { ticket } => {
                let comments = &self.ticket(*ticket)?.comments;
                let seen = comments.iter().filter(|(_, _, visible_at)| *visible_at <= now);
                let texts =
                    seen.zip(1..).map(|((text, ..), place)| (Id::new(place).unwrap(), Some(text.clone())));
                Ok(Body::Texts { texts: texts.collect(), last: true })
            }
            Request::Look { ticket } => self.ticket(*ticket).map(|_| Body::Done),
            Request::Probe => Ok(Body::Done),
        }
    }

    fn find(&self, email: &str) -> Option<(u64, u64)> {
        self.contacts
            .iter()
            .find(|(_, (known, _))| known == email)
            .map(|(id, (_, customer))| (*id, *customer))
    }

    fn page(&self, contacts: bool, page: usize) -> Body {
        let all: Vec<(u64, String, u64)> = if contacts {
            self.contacts.iter().map(|(id, (email, customer))| (*id, email.clone(), *customer)).collect()
        } else {
            self.customers.iter().map(|(id, domain)| (*id, domain.clone(), 0)).collect()
        };
        let total = all.len();
        let rows: Vec<_> = all.into_iter().skip((page - 1) * 50).take(50).collect();
        Body::Rows { last: page * 50 >= total, rows, total }
    }
}
