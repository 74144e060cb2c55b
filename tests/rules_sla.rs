//! The SLA clock: the rulings, and business hours against a count minute by minute with jiff's zones.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it meets what it did not expect")]

use atera_wasm::model::Priority::{self, Critical, High, Low, Medium};
use atera_wasm::model::{Record, Scalar, Status};
use atera_wasm::rules::{
    BusinessHours, Opening, SLA_HOURS, SlaAnswer, SlaInput, SlaOptions, SlaState, SlaTargets, StatusChange,
    sla,
};
use jiff::{Timestamp, tz::TimeZone};
use proptest::prelude::*;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// 2024-02-15T09:00:00Z, a Thursday.
const NINE: i64 = 1_707_987_600_000;

fn ticket(priority: Priority) -> SlaInput {
    SlaInput {
        priority,
        created_ms: NINE,
        first_response_ms: None,
        resolved_ms: None,
        last_activity_ms: None,
        status: Some(Status::Open),
        history: Vec::new(),
    }
}

fn with_history(priority: Priority, history: &[(i64, &str)]) -> SlaInput {
    let history =
        history.iter().map(|(at, status)| StatusChange { at_ms: NINE + at, status: (*status).to_owned() });
    SlaInput { history: history.collect(), ..ticket(priority) }
}

fn ask(input: &SlaInput, after: i64) -> SlaAnswer {
    sla(input, NINE + after, &SlaOptions::default(), &|_| panic!("around the clock needs no zone"))
}

fn answer(state: SlaState, due: i64, remaining: i64) -> SlaAnswer {
    SlaAnswer { state, due_at_ms: Some(NINE + due), remaining_ms: remaining }
}

#[test]
fn targets_are_the_guides() {
    assert_eq!(SLA_HOURS, [(Critical, 1), (High, 4), (Medium, 8), (Low, 24)]);
    for (priority, hours) in SLA_HOURS {
        let target = i64::from(*hours) * HOUR;
        assert_eq!(ask(&ticket(*priority), 0), answer(SlaState::Running, target, target));
    }
}

#[test]
fn a_ticket_without_an_answer_runs_is_due_soon_and_breaks() {
    let input = ticket(High);
    for (after, state) in [
        (-HOUR, SlaState::Running),
        (0, SlaState::Running),
        (3 * HOUR - 1, SlaState::Running),
        (3 * HOUR, SlaState::DueSoon),
        (4 * HOUR, SlaState::DueSoon),
        (4 * HOUR + 1, SlaState::Breached),
        (400 * DAY, SlaState::Breached),
    ] {
        assert_eq!(ask(&input, after), answer(state, 4 * HOUR, 4 * HOUR - after.max(0)), "{after}");
    }
}

#[test]
fn an_answer_in_time_meets_and_a_late_one_breaks() {
    for (response, state) in
        [(-HOUR, SlaState::Met), (0, SlaState::Met), (HOUR, SlaState::Met), (HOUR + 1, SlaState::Breached)]
    {
        let input = SlaInput { first_response_ms: Some(NINE + response), ..ticket(Critical) };
        for now in [0, HOUR, 100 * DAY] {
            assert_eq!(ask(&input, now), answer(state, HOUR, HOUR - response.max(0)), "{response}");
        }
    }
}

#[test]
fn resolving_is_an_answer() {
    let resolved = |after| SlaInput { resolved_ms: Some(NINE + after), ..ticket(Critical) };
    assert_eq!(ask(&resolved(HOUR), DAY).state, SlaState::Met);
    assert_eq!(ask(&resolved(HOUR + 1), DAY).state, SlaState::Breached);
    // The first response decides where there is one.
    let both = SlaInput { first_response_ms: Some(NINE + HOUR), ..resolved(5 * HOUR) };
    assert_eq!(ask(&both, DAY).state, SlaState::Met);
    // Without a date: the history, then the last activity, then now.
    assert_eq!(
        ask(&with_history(Critical, &[(2 * HOUR, "Closed"), (HOUR, "Resolved")]), DAY).state,
        SlaState::Met
    );
    assert_eq!(ask(&with_history(Critical, &[(2 * HOUR, "Closed")]), DAY).state, SlaState::Breached);
    for status in [Status::Resolved, Status::Closed] {
        let settled = SlaInput { status: Some(status), ..ticket(Critical) };
        assert_eq!(ask(&settled, HOUR).state, SlaState::Met);
        assert_eq!(ask(&settled, DAY).state, SlaState::Breached);
        let active = SlaInput { last_activity_ms: Some(NINE + HOUR), ..settled };
        assert_eq!(ask(&active, DAY).state, SlaState::Met);
    }
}

#[test]
fn the_clock_stops_while_pending() {
    let input = with_history(High, &[(HOUR, "Pending"), (3 * HOUR, "Open")]);
    assert_eq!(ask(&input, HOUR - 1), answer(SlaState::Running, 4 * HOUR, 3 * HOUR + 1));
    assert_eq!(ask(&input, HOUR), answer(SlaState::Paused, 4 * HOUR, 3 * HOUR));
    // The wait still lasts: due is when it would be if the wait ended now.
    assert_eq!(ask(&input, 2 * HOUR), answer(SlaState::Paused, 5 * HOUR, 3 * HOUR));
    assert_eq!(ask(&input, 3 * HOUR), answer(SlaState::Running, 6 * HOUR, 3 * HOUR));
    assert_eq!(ask(&input, 6 * HOUR), answer(SlaState::DueSoon, 6 * HOUR, 0));
    assert_eq!(ask(&input, 6 * HOUR + 1), answer(SlaState::Breached, 6 * HOUR, -1));
    let off = SlaOptions { pause: false, ..SlaOptions::default() };
    assert_eq!(sla(&input, NINE + 2 * HOUR, &off, &|_| 0), answer(SlaState::Running, 4 * HOUR, 2 * HOUR));
}

#[test]
fn pending_without_a_history_runs() {
    let input = SlaInput { status: Some(Status::Pending), ..ticket(High) };
    assert_eq!(ask(&input, HOUR).state, SlaState::Running);
}

#[test]
fn a_breach_stays_one_while_pending() {
    let input = with_history(Critical, &[(2 * HOUR, "Pending")]);
    assert_eq!(ask(&input, 3 * HOUR), answer(SlaState::Breached, HOUR, -HOUR));
}

#[test]
fn a_history_may_be_in_any_order_and_name_any_status() {
    let orderly = with_history(
        High,
        &[
            (-DAY, "Open"),
            (0, "Pending"),
            (HOUR, "Pending"),
            (2 * HOUR, "Waiting for parts"),
            (3 * HOUR, "Pending"),
            (3 * HOUR, "Open"),
            (100 * DAY, "Pending"),
        ],
    );
    assert_eq!(ask(&orderly, 4 * HOUR), answer(SlaState::Running, 6 * HOUR, 2 * HOUR));
    let mut muddled = orderly.clone();
    muddled.history.swap(0, 3);
    muddled.history.swap(1, 6);
    muddled.history.swap(2, 1);
    assert_eq!(ask(&muddled, 4 * HOUR), ask(&orderly, 4 * HOUR));
}

#[test]
fn targets_and_the_threshold_may_be_ones_own() {
    let targets = SlaTargets { high_ms: 10 * MINUTE, ..SlaTargets::default() };
    let options = SlaOptions { targets, due_soon_ms: Some(MINUTE), ..SlaOptions::default() };
    let at = |after| sla(&ticket(High), NINE + after, &options, &|_| 0);
    assert_eq!(at(9 * MINUTE - 1), answer(SlaState::Running, 10 * MINUTE, MINUTE + 1));
    assert_eq!(at(9 * MINUTE).state, SlaState::DueSoon);
    let none = SlaTargets { high_ms: 0, ..targets };
    let zero = SlaOptions { targets: none, ..options.clone() };
    assert_eq!(sla(&ticket(High), NINE, &zero, &|_| 0), answer(SlaState::DueSoon, 0, 0));
    let negative = SlaOptions { targets: SlaTargets { high_ms: i64::MIN, ..targets }, ..options };
    assert_eq!(sla(&ticket(High), NINE + 1, &negative, &|_| 0), answer(SlaState::Breached, 0, -1));
}

#[test]
fn a_ticket_as_atera_sends_it() {
    let record = Record::new(vec![
        ("TicketPriority", Scalar::Text("Critical")),
        ("TicketStatus", Scalar::Text("Resolved")),
        ("TicketCreatedDate", Scalar::Text("2024-02-15T10:00:00+01:00")),
        ("FirstResponseDate", Scalar::Null),
        ("TicketResolvedDate", Scalar::Text("2024-02-15T09:30:00Z")),
    ]);
    let input = SlaInput::from_record(&record, Vec::new()).unwrap();
    assert_eq!(ask(&input, DAY), answer(SlaState::Met, HOUR, HOUR / 2));
    for missing in [
        vec![("TicketPriority", Scalar::Text("Critical"))],
        vec![("TicketCreatedDate", Scalar::Text("2024-02-15T09:00:00Z"))],
        vec![
            ("TicketCreatedDate", Scalar::Text("2024-02-15T09:00:00Z")),
            ("TicketPriority", Scalar::Text("Urgent")),
        ],
        vec![("TicketCreatedDate", Scalar::Text("yesterday")), ("TicketPriority", Scalar::Text("Low"))],
    ] {
        assert_eq!(SlaInput::from_record(&Record::new(missing), Vec::new()), None);
    }
}

fn office() -> BusinessHours {
    BusinessHours::new((0..5).map(|weekday| Opening { weekday, start: 9 * 60, end: 17 * 60 }))
}

fn zone(name: &str) -> (TimeZone, impl Fn(i64) -> i32) {
    let zone = TimeZone::get(name).unwrap();
    let of = zone.clone();
    (zone, move |at| of.to_offset(Timestamp::from_millisecond(at).unwrap()).seconds() / 60)
}

fn millis(local: &str, zone: &TimeZone) -> i64 {
    local
        .parse::<jiff::civil::DateTime>()
        .unwrap()
        .to_zoned(zone.clone())
        .unwrap()
        .timestamp()
        .as_millisecond()
}

#[test]
fn an_evening_ticket_is_due_the_next_business_day() {
    let (new_york, offset) = zone("America/New_York");
    let options = SlaOptions { hours: Some(office()), ..SlaOptions::default() };
    for (created, due) in [
        ("2024-02-15T10:00", "2024-02-15T14:00"),
        ("2024-02-15T16:00", "2024-02-16T12:00"),
        ("2024-02-15T20:00", "2024-02-16T13:00"),
        ("2024-02-16T16:00", "2024-02-19T12:00"),
        // Used up to the last minute on Friday: due then, not on Monday morning.
        ("2024-02-16T13:00", "2024-02-16T17:00"),
        ("2024-02-17T12:00", "2024-02-19T13:00"),
        // The clocks go forward on 2024-03-10 and back on 2024-11-03.
        ("2024-03-08T16:00", "2024-03-11T12:00"),
        ("2024-11-01T16:00", "2024-11-04T12:00"),
    ] {
        let input = SlaInput { created_ms: millis(created, &new_york), ..ticket(High) };
        let answer = sla(&input, input.created_ms, &options, &offset);
        assert_eq!(answer.due_at_ms, Some(millis(due, &new_york)), "{created}");
        assert_eq!(answer.remaining_ms, 4 * HOUR);
    }
}

#[test]
fn nights_count_for_nothing() {
    let options = SlaOptions { hours: Some(office()), ..SlaOptions::default() };
    let input = SlaInput { created_ms: NINE + 7 * HOUR, ..ticket(High) };
    // Thursday 16:00 to Friday 8:00: one hour has passed.
    let answer = sla(&input, NINE + 23 * HOUR, &options, &|_| 0);
    assert_eq!((answer.state, answer.remaining_ms), (SlaState::Running, 3 * HOUR));
    // By Monday 10:00 one, eight and one hours of business have passed.
    let late = sla(&input, NINE + 4 * DAY + HOUR, &options, &|_| 0);
    assert_eq!((late.state, late.remaining_ms), (SlaState::Breached, -6 * HOUR));
}

#[test]
fn openings_are_sorted_merged_and_sane() {
    let open = |weekday, start, end| Opening { weekday, start, end };
    let hours = BusinessHours::new([
        open(3, 600, 700),
        open(0, 700, 800),
        open(0, 60, 120),
        open(0, 100, 700),
        open(7, 0, 1440),
        open(2, 500, 500),
        open(2, 500, 400),
        open(6, 1400, 9999),
    ]);
    assert_eq!(hours.openings(), [open(0, 60, 800), open(3, 600, 700), open(6, 1400, 1440)]);
}

#[test]
fn no_hours_at_all_never_end() {
    for created in [NINE, i64::MIN, i64::MAX, 0] {
        for now in [NINE, i64::MIN, i64::MAX] {
            let input = SlaInput { created_ms: created, ..ticket(High) };
            let options = SlaOptions { hours: Some(BusinessHours::default()), ..SlaOptions::default() };
            let answer = sla(&input, now, &options, &|_| 0);
            assert_eq!(
                answer,
                SlaAnswer { state: SlaState::Running, due_at_ms: None, remaining_ms: 4 * HOUR }
            );
        }
    }
}

#[test]
fn absurd_inputs_are_answered() {
    let minute = BusinessHours::new([Opening { weekday: 2, start: 0, end: 1 }]);
    let ends = [i64::MIN, -1, 0, NINE, i64::MAX];
    let history: Vec<_> = ends
        .iter()
        .flat_map(|at| {
            ["Pending", "Open"].map(|status| StatusChange { at_ms: *at, status: status.to_owned() })
        })
        .collect();
    for created in ends {
        for now in ends {
            for response in [None, Some(i64::MIN), Some(i64::MAX)] {
                for target in [i64::MIN, 0, i64::MAX] {
                    for hours in [None, Some(minute.clone()), Some(office())] {
                        let input = SlaInput {
                            created_ms: created,
                            first_response_ms: response,
                            history: history.clone(),
                            ..ticket(High)
                        };
                        let targets = SlaTargets { high_ms: target, ..SlaTargets::default() };
                        let options = SlaOptions { targets, hours, ..SlaOptions::default() };
                        let _ =
                            sla(&input, now, &options, &|at| if at % 7 == 0 { i32::MAX } else { i32::MIN });
                    }
                }
            }
        }
    }
}

#[test]
fn ten_years_are_counted_to_the_minute() {
    let (berlin, offset) = zone("Europe/Berlin");
    let options = SlaOptions { hours: Some(office()), ..SlaOptions::default() };
    let input = SlaInput { created_ms: millis("2014-01-01T00:00", &berlin), ..ticket(High) };
    let now = millis("2024-01-01T00:00", &berlin);
    let weekdays = (0..3652_i64).map(|day| i64::from((2 + day) % 7 < 5)).sum::<i64>();
    assert_eq!(sla(&input, now, &options, &offset).remaining_ms, 4 * HOUR - weekdays * 8 * HOUR);
}

/// Business minutes from `start` to `end`, one by one; and the end of the `target`th.
fn brute(
    hours: &BusinessHours,
    zone: &TimeZone,
    pauses: &[(i64, i64)],
    start: i64,
    end: i64,
    target: i64,
) -> (i64, Option<i64>) {
    let (mut count, mut due) = (0, None);
    let mut elapsed = 0;
    let mut at = start;
    while at < end || (due.is_none() && at < start + 60 * DAY) {
        let local = Timestamp::from_millisecond(at).unwrap().to_zoned(zone.clone()).datetime();
        let weekday = local.weekday().to_monday_zero_offset();
        let minute = i32::from(local.hour()) * 60 + i32::from(local.minute());
        let open = hours.openings().iter().any(|opening| {
            opening.weekday == weekday as u8
                && (i32::from(opening.start)..i32::from(opening.end)).contains(&minute)
        });
        let waits = pauses.iter().any(|(from, to)| (*from..*to).contains(&at));
        if open && !waits {
            count += 1;
            elapsed += i64::from(at < end);
            if count == target {
                due = Some(at + MINUTE);
            }
        }
        at += MINUTE;
    }
    (elapsed * MINUTE, due)
}

fn openings() -> impl Strategy<Value = Vec<Opening>> {
    let opening = (0_u8..7, 0_u16..1440, 1_u16..700).prop_map(|(weekday, start, length)| Opening {
        weekday,
        start,
        end: (start + length).min(1440),
    });
    let night =
        prop_oneof![Just((0, 120)), Just((90, 150)), Just((110, 121)), Just((0, 1440)), Just((60, 180))];
    let sunday = night.prop_map(|(start, end)| Opening { weekday: 6, start, end });
    (proptest::collection::vec(opening, 0..6), sunday).prop_map(|(mut all, sunday)| {
        all.push(sunday);
        all
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A week around both changes of the clocks, and zones on both sides of the world, one with half an hour.
    #[test]
    fn business_hours_agree_with_counting(
        openings in openings(),
        name in prop_oneof![
            3 => Just("America/New_York"), 1 => Just("Europe/Berlin"), 1 => Just("Australia/Lord_Howe"),
            1 => Just("Asia/Kathmandu"), 1 => Just("America/St_Johns"),
        ],
        day in prop_oneof!["2024-03-08", "2024-03-09", "2024-11-01", "2024-11-02", "2024-03-30", "2024-10-26", "2024-04-05", "2024-10-05", "2024-07-01"],
        start in 0_i64..2_880, length in 0_i64..5_000, target in 1_i64..2_000,
        pause in (0_i64..4_000, 1_i64..1_000),
    ) {
        let (zone, offset) = zone(name);
        let hours = BusinessHours::new(openings);
        let created = millis(&format!("{day}T00:00"), &zone) + start * MINUTE;
        let now = created + length * MINUTE;
        // A pause that is over by now; one that lasts is covered by the tests above.
        let from = created + pause.0 * MINUTE;
        let to = (from + pause.1 * MINUTE).min(now);
        let pauses: Vec<_> = [(from, to)].into_iter().filter(|(from, to)| from < to).collect();
        let history = pauses.iter().flat_map(|(from, to)| [(*from, "Pending"), (*to, "Open")]);
        let history = history.map(|(at_ms, status)| StatusChange { at_ms, status: status.to_owned() }).collect();
        let input = SlaInput { created_ms: created, history, ..ticket(High) };
        let targets = SlaTargets { high_ms: target * MINUTE, ..SlaTargets::default() };
        let options = SlaOptions { targets, hours: Some(hours.clone()), ..SlaOptions::default() };
        let answer = sla(&input, now, &options, &offset);
        let (elapsed, due) = brute(&hours, &zone, &pauses, created, now, target);
        prop_assert_eq!(target * MINUTE - answer.remaining_ms, elapsed);
        if due.is_some() {
            prop_assert_eq!(answer.due_at_ms, due);
            prop_assert_eq!(answer.state == SlaState::Breached, due.is_some_and(|due| now > due));
        }
    }

    #[test]
    fn around_the_clock_is_business_all_week(created in 0_i64..2_000_000_000_000, after in 0_i64..40 * DAY) {
        let all = BusinessHours::new((0..7).map(|weekday| Opening { weekday, start: 0, end: 1440 }));
        let input = SlaInput { created_ms: created, ..ticket(Low) };
        let (_, offset) = zone("America/New_York");
        let business = SlaOptions { hours: Some(all), ..SlaOptions::default() };
        prop_assert_eq!(
            sla(&input, created + after, &business, &offset),
            sla(&input, created + after, &SlaOptions::default(), &offset)
        );
    }
}
