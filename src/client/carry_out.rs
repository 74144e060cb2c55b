//! Calls carried out: one by one, and those that take several requests.

use super::answer::finish;
use super::ask::{Ask, ids_of, whole, wrong};
use super::call::{Client, Patience};
use super::call_options;
use super::io::Io;
use crate::api::{Call, Dialect, Operation, reply};
use crate::error::{Error, ErrorCode, Refusal};
use crate::model::{Data, LocalTime, Scalar};
use crate::rules::text::{joined, split, split_once};
use crate::rules::{EmailOptions, IssueCode, check_email, check_transition};
use std::cell::RefCell;

/// How many tickets one bulk call may name.
const BULK: usize = 50;

impl Client {
    /// Carries out any call that is no list.
    ///
    /// # Errors
    /// Any row of the error table.
    pub async fn ask<I: Io>(&self, io: &I, operation: Operation, input: &I::Data) -> Result<I::Data, Error> {
        if operation == Operation::TicketsBillableDurations {
            return self.billable_durations(io, input).await;
        }
        let begun = io.now();
        let mut ask = self.prepared(io, operation, input)?;
        // The time is for the whole of it, a read before the write included.
        ask.patience.timeout_ms = Some(ask.patience.timeout_ms.unwrap_or(self.config.timeout_ms));
        if operation == Operation::TicketsUpdate {
            self.allow_move(io, &ask).await?;
        } else if operation == Operation::TicketsCreate && self.config.dialect == Dialect::Live {
            self.same_customer(io, input, ask.patience).await?;
        } else if operation == Operation::TicketsSiteDurations {
            at_most_one_bulk(&ask)?;
        }
        ask.patience = left(ask.patience, io.now() - begun);
        self.answer_to(io, &ask.call, ask.body.as_ref(), ask.raw, ask.patience).await
    }

    /// Makes a call, and reads its answer as its row of the dialect's table says.
    async fn answer_to<I: Io>(
        &self,
        io: &I,
        call: &Call,
        body: Option<&I::Data>,
        raw: bool,
        patience: Patience,
    ) -> Result<I::Data, Error> {
        let answer = self.call(io, call, body, patience).await?;
        finish(self.route(call)?, call, answer, raw)
    }

    /// Checks a call that is no list, without making it.
    ///
    /// # Errors
    /// `invalid_input` with everything that is wrong.
    pub fn check<I: Io>(&self, io: &I, operation: Operation, input: &I::Data) -> Result<(), Error> {
        self.prepared(io, operation, input).map(drop)
    }

    fn prepared<I: Io>(&self, io: &I, operation: Operation, input: &I::Data) -> Result<Ask<I::Data>, Error> {
        let route = self.route(&Call::new(operation))?;
        let mut ask = Ask::read(self.config.dialect, route, input)?;
        ask.prepare(io, route, self)?;
        Ok(ask)
    }

    /// Refuses a move that the status table forbids. Between reading the status and writing the new one
    /// somebody else may move the ticket: Atera offers no way to tell.
    async fn allow_move<I: Io>(&self, io: &I, ask: &Ask<I::Data>) -> Result<(), Error> {
        let Some(to) = ask.body.as_ref().and_then(|body| body.text_of("TicketStatus")) else {
            return Ok(());
        };
        let from = match &ask.from {
            Some(from) => from.clone(),
            None => self.status_now(io, ask).await?,
        };
        self.refuse_move(from, to)
    }

    /// The status table's answer to a move, as a result.
    pub(crate) fn refuse_move(&self, from: String, to: String) -> Result<(), Error> {
        let answer = check_transition(&from, &to, &self.config.transitions);
        if answer.ok {
            return Ok(());
        }
        let mut error =
            Error::with_message(ErrorCode::IllegalTransition, &answer.message.unwrap_or_default());
        error.refusal = Some(Box::new(Refusal { from, to, allowed: answer.allowed }));
        Err(error)
    }

    async fn status_now<I: Io>(&self, io: &I, ask: &Ask<I::Data>) -> Result<String, Error> {
        let read = Call { id: ask.call.id, ..Call::new(Operation::TicketsGet) };
        let ticket = self.answer_to(io, &read, None, false, ask.patience).await?;
        ticket
            .text_of("TicketStatus")
            .ok_or_else(|| Error::because(ErrorCode::BadReply, "the ticket came without a TicketStatus"))
    }

    /// The live service has no place for a ticket's customer: it is that of the contact. A caller who names both
    /// means both, so they are compared before the customer is left out.
    async fn same_customer<I: Io>(&self, io: &I, input: &I::Data, patience: Patience) -> Result<(), Error> {
        let Some(body) = input.field("body") else { return Ok(()) };
        let (Some(wanted), Some(contact)) = (whole(&body, "CustomerID")?, whole(&body, "EndUserID")?) else {
            return Ok(());
        };
        let read = Call::new(Operation::ContactsGet).about(contact);
        let found = self.answer_to(io, &read, None, false, patience).await?;
        match reply::id_in(&found, "CustomerID") {
            Some(own) if own != wanted => {
                let message =
                    "CustomerID is not the contact's own customer: leave it out, or name another contact";
                Err(wrong("CustomerID", IssueCode::InvalidId, message))
            }
            Some(_) | None => Ok(()),
        }
    }

    /// The contact with exactly this address, whatever its case; `None` if there is none. Reads every page: in
    /// the guide of all contacts, in the live service of those whose address holds this one.
    ///
    /// # Errors
    /// `invalid_input` for an address that none can have, and any row of the error table.
    pub async fn find_by_email<I: Io>(&self, io: &I, input: &I::Data) -> Result<Option<I::Data>, Error> {
        let text = input.text_of("email").unwrap_or_default();
        let wanted =
            normal(io, &text).map_err(|message| wrong("email", IssueCode::InvalidEmail, &message))?;
        call_options::check(call_options::CALL, input, &["email", "bulk"])?;
        let input = options_of(input);
        let input = match self.config.dialect {
            Dialect::Guide => input,
            Dialect::Live => input.with("Email", I::Data::plain(Scalar::Text(searched(&wanted)))),
        };
        let listing = self.listing(Operation::ContactsList, &input)?;
        let patience = listing.patience();
        let listing = RefCell::new(listing);
        let begun = io.now();
        loop {
            let patience = left(patience, io.now() - begun);
            let Some(page) = self.next_page(io, &listing, patience).await? else { return Ok(None) };
            let same = |email: &Option<String>| {
                let email = email.as_deref().unwrap_or_default();
                email.eq_ignore_ascii_case(&wanted)
                    || (!email.is_ascii()
                        && normal(io, email).is_ok_and(|email| email.eq_ignore_ascii_case(&wanted)))
            };
            if let Some(index) = page.items.texts("Email").iter().position(same) {
                return Ok(page.items.item(index));
            }
        }
    }

    /// The billable time of several tickets, as the service has it: fifty to a call in the live service, one by
    /// one in the guide, which has no such call.
    async fn billable_durations<I: Io>(&self, io: &I, input: &I::Data) -> Result<I::Data, Error> {
        let ids = ids_of(&input.field("body").unwrap_or_else(|| I::Data::object(&[])))?;
        let count = ids.length().unwrap_or_default();
        let begun = io.now();
        let mut durations = Vec::new();
        let Some(route) = self.config.dialect.route(Operation::TicketsBillableDurations) else {
            call_options::check(call_options::CALL, input, &["body", "bulk"])?;
            let input = options_of(input);
            for id in (0..count).filter_map(|index| ids.item(index)) {
                let one = input.with("id", id.clone());
                let ask = self.prepared(io, Operation::TicketsBillableDuration, &one)?;
                let patience = left(ask.patience, io.now() - begun);
                let answer = self.answer_to(io, &ask.call, None, ask.raw, patience).await?;
                durations.push(answer.with("TicketID", id));
            }
            return Ok(I::Data::array(durations));
        };
        let whole = Ask::read(self.config.dialect, route, input)?;
        for first in (0..count).step_by(BULK) {
            let chunk: Vec<usize> = (first..count.min(first + BULK)).collect();
            let patience = left(whole.patience, io.now() - begun);
            let ids = ids.pick(&chunk);
            let answer = self.answer_to(io, &whole.call, Some(&ids), whole.raw, patience).await?;
            durations.extend((0..answer.length().unwrap_or_default()).filter_map(|index| answer.item(index)));
        }
        Ok(I::Data::array(durations))
    }

    /// Tickets with the billable time of each.
    pub(super) async fn with_durations<I: Io>(
        &self,
        io: &I,
        tickets: &I::Data,
        patience: Patience,
    ) -> Result<I::Data, Error> {
        let ids = tickets.numbers("TicketID");
        let asked = ids.iter().flatten().map(|id| I::Data::plain(Scalar::Number(*id))).collect();
        let input = I::Data::object(&[("bulk", Scalar::Flag(patience.bulk))]);
        let input = input.with("body", I::Data::array(asked));
        // When the time is over, the call ends at once, and with the right error.
        let input = match patience.timeout_ms {
            Some(ms) => input.with("timeoutMs", I::Data::plain(Scalar::Number(ms.max(f64::MIN_POSITIVE)))),
            None => input,
        };
        let durations = self.billable_durations(io, &input).await?;
        let owners = durations.numbers("TicketID");
        let complete = |(index, id): (usize, &Option<f64>)| {
            let ticket = tickets.item(index)?;
            let found = id.and_then(|id| owners.iter().position(|owner| *owner == Some(id)));
            let Some(duration) = found.and_then(|at| durations.item(at)) else { return Some(ticket) };
            let names = ["TotalBillableDuration", "TotalBillableHours"];
            Some(names.iter().fold(ticket, |ticket, name| match duration.field(name) {
                Some(time) => ticket.with(name, time),
                None => ticket,
            }))
        };
        Ok(I::Data::array(ids.iter().enumerate().filter_map(complete).collect()))
    }

    /// Query parameters on the account's own clock, for instants.
    pub(super) async fn local_times<I: Io>(
        &self,
        io: &I,
        instants: &[(&'static str, i64)],
        patience: Patience,
    ) -> Result<Vec<(&'static str, String)>, Error> {
        let mut query = Vec::new();
        for (name, millis) in instants {
            let zone = self.zone(io, patience).await?;
            let ahead = io.zone_offset(&zone, *millis).ok_or_else(|| unknown_zone(&zone))?;
            query.push((*name, LocalTime::at(*millis, ahead).as_str().to_owned()));
        }
        Ok(query)
    }

    /// The account's time zone: the caller's word, or the account's own, asked once.
    async fn zone<I: Io>(&self, io: &I, patience: Patience) -> Result<String, Error> {
        if let Some(zone) = self.time_zone() {
            return Ok(zone);
        }
        let read = Call::new(Operation::AccountGet);
        let account = self.answer_to(io, &read, None, false, patience).await?;
        let zone = known_zone(account.text_of("TimeZoneName").unwrap_or_default());
        self.keep_time_zone(&zone);
        Ok(zone)
    }
}

/// What a call hands on to those that it consists of.
fn options_of<D: Data>(input: &D) -> D {
    ["timeoutMs", "bulk", "raw"].iter().fold(D::object(&[]), |options, name| match input.field(name) {
        Some(value) => options.with(name, value),
        None => options,
    })
}

/// What is left of the caller's patience after so long.
pub(super) fn left(patience: Patience, spent_ms: f64) -> Patience {
    Patience { timeout_ms: patience.timeout_ms.map(|ms| ms - spent_ms), ..patience }
}

/// The name of a zone as hosts know it. A page, which has no key and so no account, goes without the table.
#[cfg(any(not(target_arch = "wasm32"), feature = "wasm-full", feature = "web"))]
fn known_zone(named: String) -> String {
    super::windows_zone::iana(&named).map_or(named, str::to_owned)
}

#[cfg(all(target_arch = "wasm32", not(any(feature = "wasm-full", feature = "web"))))]
fn known_zone(named: String) -> String {
    named
}

fn unknown_zone(zone: &str) -> Error {
    let message = [
        "the account's time zone is \"",
        zone,
        "\", which this host does not know: pass the option `timeZone` with an IANA name such as \"Europe/Berlin\", or write the time on the account's own clock",
    ];
    Error::with_message(ErrorCode::Unsupported, &joined(&message))
}

/// The answer is one sum, so a second call could not be added to it.
fn at_most_one_bulk<D: Data>(ask: &Ask<D>) -> Result<(), Error> {
    let count = ask.body.as_ref().and_then(Data::length).unwrap_or_default();
    if count <= BULK {
        return Ok(());
    }
    Err(wrong("ids", IssueCode::Type, "ids has more than 50: ask for fifty at a time, and add up the sums"))
}

/// What to search for: the whole address, or the part before a domain that may be stored in another spelling.
fn searched(email: &str) -> &str {
    match split_once(email, b'@') {
        Some((local, domain)) if split(domain, b'.').any(|label| label.starts_with("xn--")) => {
            email.get(..=local.len()).unwrap_or(email)
        }
        Some(_) | None => email,
    }
}

/// An address in its normal form, or why it is none.
pub(crate) fn normal<I: Io>(io: &I, email: &str) -> Result<String, String> {
    let verdict = check_email(email, &EmailOptions::default(), &|domain| io.domain_to_ascii(domain));
    if verdict.ok { Ok(verdict.value) } else { Err(verdict.message.unwrap_or_default().into()) }
}

#[cfg(test)]
mod tests {
    use super::searched;

    #[test]
    fn a_domain_in_a_labels_is_not_searched_for() {
        assert_eq!(searched("joerg@xn--bcher-kva.example"), "joerg@");
        assert_eq!(searched("john@acme.example"), "john@acme.example");
    }
}
