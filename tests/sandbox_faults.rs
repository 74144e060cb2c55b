//! Every fault, what it does to the reply and whether the request took effect.
#![expect(clippy::unwrap_used, reason = "a test that meets what it did not expect should stop right there")]

use atera_wasm::sandbox::{Delivery, Options, Request, Response, Sandbox};

fn sandbox(faults: &str) -> Sandbox {
    Sandbox::new(Options::from_json(&format!(r#"{{"faults":{faults}}}"#)).unwrap())
}

fn create(sandbox: &mut Sandbox) -> Response {
    sandbox.handle(&Request::new("POST", "/api/v3/customers", "key").with_json(r#"{"CustomerName":"A"}"#), 0)
}

fn get(sandbox: &mut Sandbox, path: &str) -> Response {
    sandbox.handle(&Request::new("GET", path, "key"), 0)
}

/// The reply to a create under one fault, and how many creates took effect.
fn under(fault: &str) -> (Response, u64) {
    let mut sandbox = sandbox(&format!("[{fault}]"));
    let reply = create(&mut sandbox);
    assert_eq!(sandbox.stats().requests, 1);
    assert_eq!(sandbox.stats().commits, sandbox.stats().creates);
    assert!(sandbox.log().next().unwrap().fault);
    (reply, sandbox.stats().creates)
}

const CREATED: &str = r#"{"ActionID":67890,"CustomerID":67890,"CustomerName":"A"}"#;

#[test]
fn a_drop_comes_before_or_after_the_commit() {
    let (before, none) = under(r#"{"kind":"drop_before"}"#);
    let (after, one) = under(r#"{"kind":"drop_after"}"#);
    assert_eq!((before.delivery, none), (Delivery::Dropped, 0));
    assert_eq!((after.delivery, one), (Delivery::Dropped, 1));
    assert!(after.body.is_empty(), "the caller learns nothing");
}

#[test]
fn a_status_comes_with_or_without_the_commit() {
    let (reply, none) = under(r#"{"kind":"status","code":503}"#);
    assert_eq!((reply.status, none), (503, 0));
    assert_eq!(reply.body, br#"{"Code":503,"Message":"Scripted fault"}"#);
    let (reply, one) = under(r#"{"kind":"status","code":502,"afterCommit":true}"#);
    assert_eq!((reply.status, one), (502, 1));
}

#[test]
fn a_scripted_429_carries_seconds_a_date_or_nothing() {
    let date = "Wed, 21 Oct 2026 07:28:00 GMT";
    for (fault, header) in [
        (r#"{"kind":"rate_limited","retryAfter":7}"#.to_owned(), Some("7")),
        (format!(r#"{{"kind":"rate_limited","retryAfter":"{date}"}}"#), Some(date)),
        (r#"{"kind":"rate_limited"}"#.to_owned(), None),
    ] {
        let (reply, creates) = under(&fault);
        assert_eq!((reply.status, creates, reply.header("retry-after")), (429, 0, header));
        assert_eq!(reply.body, br#"{"Code":429,"Message":"Rate limited"}"#);
    }
}

#[test]
fn a_body_is_cut_in_the_middle_or_where_told() {
    let (reply, one) = under(r#"{"kind":"truncated"}"#);
    assert_eq!((reply.delivery, one), (Delivery::Cut { bytes: CREATED.len() / 2, reset: false }, 1));
    let (reply, _) = under(r#"{"kind":"truncated","bytes":5,"reset":true}"#);
    assert_eq!(reply.delivery, Delivery::Cut { bytes: 5, reset: true });
    let (reply, _) = under(r#"{"kind":"truncated","bytes":5000}"#);
    assert_eq!(reply.delivery, Delivery::Cut { bytes: CREATED.len(), reset: false });
}

#[test]
fn a_proxy_answers_instead() {
    let (reply, none) = under(r#"{"kind":"html_200"}"#);
    assert_eq!(
        (reply.status, none, reply.header("content-type")),
        (200, 0, Some("text/html; charset=utf-8"))
    );
    assert!(reply.body.starts_with(b"<!DOCTYPE html>"));
    let (reply, none) = under(r#"{"kind":"empty_401"}"#);
    assert_eq!((reply.status, none, reply.body.len(), reply.header("content-type")), (401, 0, 0, None));
}

#[test]
fn a_body_drips_has_the_wrong_type_or_is_null() {
    let (reply, one) = under(r#"{"kind":"slow_drip","ms":40,"bytes":8}"#);
    assert_eq!((reply.delivery, one), (Delivery::Drip { ms: 40, bytes: 8 }, 1));
    assert_eq!(reply.body, CREATED.as_bytes());
    let (reply, _) = under(r#"{"kind":"wrong_type"}"#);
    assert_eq!(
        (reply.header("content-type"), reply.body.as_slice()),
        (Some("text/plain; charset=utf-8"), CREATED.as_bytes())
    );
    let (reply, one) = under(r#"{"kind":"null_body"}"#);
    assert_eq!((reply.status, reply.body.as_slice(), one), (201, &b"null"[..], 1));
}

#[test]
fn latencies_add_up_and_go_with_another_fault() {
    let mut sandbox = Sandbox::new(
        Options::from_json(r#"{"latencyMs":5,"faults":[{"kind":"latency","ms":100},{"kind":"latency","ms":20},{"kind":"empty_401"}]}"#).unwrap(),
    );
    let reply = create(&mut sandbox);
    assert_eq!((reply.delay_ms, reply.status), (125, 401));
    let mut calm = Sandbox::new(Options::default());
    assert_eq!(create(&mut calm).delay_ms, 0);
}

#[test]
fn a_fault_hits_only_what_it_names() {
    let mut sandbox = sandbox(
        r#"[{"when":{"method":"POST","path":"/customers","nth":2,"times":2},"kind":"status","code":500}]"#,
    );
    let statuses: Vec<u16> = (0..5).map(|_| create(&mut sandbox).status).collect();
    assert_eq!(statuses, [201, 500, 500, 201, 201]);
    assert_eq!(get(&mut sandbox, "/api/v3/customers").status, 200);
    assert_eq!((sandbox.stats().requests, sandbox.stats().creates), (6, 3));

    let status = |when: &str, path: &str| {
        let mut one = self::sandbox(&format!(r#"[{{"when":{when},"kind":"status","code":500}}]"#));
        get(&mut one, path).status
    };
    assert_eq!(status(r#"{"path":"/api/v3/tickets"}"#, "/api/v3/tickets/54321"), 500);
    assert_eq!(status(r#"{"path":"/tickets/54321"}"#, "/mock/api/v3/tickets/54321/comments?page=1"), 500);
    assert_eq!(status(r#"{"path":"/tickets/54321/comments"}"#, "/api/v3/tickets/54321"), 200);
    assert_eq!(status(r#"{"method":"get"}"#, "/api/v3/tickets"), 500);
    assert_eq!(status(r#"{"nth":2}"#, "/api/v3/tickets"), 200);
}

#[test]
fn without_nth_a_fault_hits_until_it_is_replaced() {
    let mut sandbox = sandbox(r#"[{"kind":"status","code":500}]"#);
    assert!((0..4).all(|_| create(&mut sandbox).status == 500));
    sandbox
        .set_faults(serde_json::from_str(r#"[{"when":{"times":1},"kind":"drop_before"}]"#).unwrap())
        .unwrap();
    assert_eq!(create(&mut sandbox).delivery, Delivery::Dropped);
    assert_eq!(create(&mut sandbox).status, 201);
    sandbox.set_faults(Vec::new()).unwrap();
    sandbox.reset();
    assert_eq!(create(&mut sandbox).status, 500, "a reset brings the faults of the options back");
}

#[test]
fn the_first_fault_that_hits_wins_and_the_others_count_on() {
    let mut sandbox = sandbox(
        r#"[{"when":{"nth":1},"kind":"status","code":500},{"when":{"nth":2},"kind":"status","code":503}]"#,
    );
    let statuses: Vec<u16> = (0..3).map(|_| create(&mut sandbox).status).collect();
    assert_eq!(statuses, [500, 503, 201]);
}

#[test]
fn options_that_do_not_fit_are_told() {
    for (options, word) in [
        (r#"{"faults":[{"kind":"explode"}]}"#, "explode"),
        (r#"{"faults":[{"when":{"metod":"GET"},"kind":"drop_after"}]}"#, "metod"),
        (r#"{"faults":[{"kind":"status","code":42}]}"#, "42"),
        (r#"{"faults":[{"kind":"slow_drip","ms":1,"bytes":0}]}"#, "slow drip"),
        (r#"{"maxItemsInPage":0}"#, "maxItemsInPage"),
        (r#"{"latency":5}"#, "latency"),
        (r#"{"epoch":"soon"}"#, "sandbox options"),
        (r#"{"seed":-1}"#, "seed"),
    ] {
        let error = Options::from_json(options).map(|_| ()).unwrap_err();
        assert!(error.contains(word) || word == "seed", "{options}: {error}");
    }
}

#[test]
fn the_log_tells_what_was_asked_and_never_a_key_or_a_body() {
    let mut sandbox = sandbox("[]");
    sandbox.handle(
        &Request::new("POST", "/api/v3/customers", "s3cret").with_json(r#"{"CustomerName":"Private"}"#),
        42,
    );
    get(&mut sandbox, "/api/v3/customers/99?x=1");
    let log: Vec<_> = sandbox.log().cloned().collect();
    let shown = serde_json::to_string(&log).unwrap();
    assert_eq!(
        shown,
        r#"[{"number":1,"atMs":42,"method":"POST","path":"/api/v3/customers","status":201,"committed":true,"fault":false},{"number":2,"atMs":0,"method":"GET","path":"/api/v3/customers/99?x=1","status":404,"committed":false,"fault":false}]"#
    );
    for _ in 0..1_200 {
        get(&mut sandbox, "/api/v3/customers/12345");
    }
    assert_eq!((sandbox.log().count(), sandbox.stats().requests), (1_000, 1_202));
}
