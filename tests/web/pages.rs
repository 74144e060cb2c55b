//! The client for Rust callers: lists as streams.

use crate::host::{atera, fetch, observed, options, sent};
use atera_wasm::api::Dialect;
use atera_wasm::model::{Customer, Id, Instant, LocalDate};
use atera_wasm::web::{ErrorCode, ListOptions};
use futures_util::{StreamExt, TryStreamExt};
use wasm_bindgen_test::wasm_bindgen_test;

/// Five pages of two customers; the page whose number is in `broken` fails.
const CUSTOMERS: &str = "
    const page = Number(new URL(request.url).searchParams.get('page'));
    if (globalThis.broken === page) return Promise.resolve(new Response(null, { status: 500 }));
    const items = [2 * page - 1, 2 * page].map((CustomerID) => ({ CustomerID, CustomerName: `C${CustomerID}` }));
    return Promise.resolve(Response.json({ items, page, itemsInPage: 2, totalItems: 10, totalPages: 5 }));";

fn numbers(customers: &[Customer]) -> Vec<u64> {
    customers.iter().filter_map(|customer| customer.customer_id.get().map(|id| id.get())).collect()
}

#[wasm_bindgen_test]
async fn a_list_is_a_stream_of_its_items() {
    fetch(CUSTOMERS);
    let customers: Vec<Customer> =
        atera().customers().list(ListOptions::new()).try_collect().await.expect("customers");
    assert_eq!(numbers(&customers), (1..=10).collect::<Vec<_>>());
    assert_eq!(sent(), 5);
}

#[wasm_bindgen_test]
async fn a_dropped_stream_fetches_no_more() {
    fetch(CUSTOMERS);
    let atera = atera();
    let pages = atera.customers().list(ListOptions::new());
    assert_eq!(sent(), 0);
    let three: Vec<Customer> = pages.take(3).try_collect().await.expect("customers");
    assert_eq!((numbers(&three), sent()), (vec![1, 2, 3], 2));
}

#[wasm_bindgen_test]
async fn pages_come_one_by_one_and_alone() {
    fetch(CUSTOMERS);
    let pages = atera().customers().list(ListOptions::new().items_in_page(2));
    let sizes: Vec<u64> = pages.by_page().map_ok(|page| page.page).try_collect().await.expect("pages");
    assert_eq!(sizes, [1, 2, 3, 4, 5]);
    let first = pages.first().await.expect("a page");
    assert_eq!((numbers(&first.items), first.total_items, first.total_pages), (vec![1, 2], 10, 5));
    assert_eq!(numbers(&pages.at_most(3).await.expect("customers")), [1, 2, 3]);
    assert!(pages.at_most(0).await.expect("nothing").is_empty());
    assert_eq!(pages.all().await.expect("customers").len(), 10);
}

#[wasm_bindgen_test]
async fn a_cursor_goes_on_where_a_page_failed() {
    fetch(CUSTOMERS);
    observed("globalThis.broken = 3");
    let atera = atera();
    let mut pages = atera.customers().list(ListOptions::new().items_in_page(2));
    let mut read = Vec::new();
    let error = loop {
        match pages.next().await.expect("a list that fails") {
            Ok(customer) => read.push(customer),
            Err(error) => break error,
        }
    };
    assert_eq!((error.code(), numbers(&read)), (ErrorCode::Server, vec![1, 2, 3, 4]));
    assert!(pages.next().await.is_none());
    observed("globalThis.broken = 0");
    let cursor = pages.cursor().expect("it is not over");
    assert_eq!(cursor, r#"{"list":"customers.list","itemsInPage":2,"page":3}"#);
    let rest = atera.customers().list(ListOptions::new().cursor(&cursor));
    assert_eq!(numbers(&rest.at_most(100).await.expect("the rest")), [5, 6, 7, 8, 9, 10]);
    assert_eq!(rest.cursor(), None);
    let error =
        atera.contacts().list(ListOptions::new().cursor(&cursor)).all().await.expect_err("another list");
    assert_eq!(error.code(), ErrorCode::InvalidInput);
}

#[wasm_bindgen_test]
async fn a_filter_that_the_list_does_not_have_is_refused() {
    fetch(CUSTOMERS);
    let options = ListOptions::new().filter("ticketState", "Open");
    let error = atera().tickets().list(options).all().await.expect_err("it is written ticketStatus");
    assert!(error.to_string().contains("ticketStatus"), "{error}");
    assert_eq!(sent(), 0);
}

#[wasm_bindgen_test]
async fn an_instant_becomes_the_accounts_own_time() {
    fetch(CUSTOMERS);
    let atera = options().dialect(Dialect::Live).time_zone("Europe/Berlin").build().expect("good options");
    let summer = Instant::parse("2026-07-01T10:00:00Z").expect("an instant");
    let pages = atera.customers().list(ListOptions::new().filter("FromLastModifiedDate", summer));
    pages.first().await.expect("a page");
    let asked = "new URL(seen.at(-1).url).searchParams.get('FromLastModifiedDate')";
    assert_eq!(observed(asked).as_string().as_deref(), Some("2026-07-01T12:00:00"));
    // Its cursor keeps the instant.
    let cursor = pages.cursor().expect("more pages");
    atera.customers().list(ListOptions::new().cursor(&cursor)).first().await.expect("a page");
    assert_eq!(observed(asked).as_string().as_deref(), Some("2026-07-01T12:00:00"));
    let day = LocalDate::parse("2026-02-15").expect("a day");
    atera
        .customers()
        .list(ListOptions::new().filter("FromLastModifiedDate", day))
        .first()
        .await
        .expect("a page");
    assert_eq!(observed(asked).as_string().as_deref(), Some("2026-02-15"));
}

#[wasm_bindgen_test]
async fn a_zone_that_the_host_does_not_know_is_told() {
    fetch(CUSTOMERS);
    let atera = options().dialect(Dialect::Live).time_zone("Mars/Olympus").build().expect("good options");
    let options = ListOptions::new().filter("FromLastModifiedDate", Instant::from_millis(0));
    let error = atera.customers().list(options).all().await.expect_err("no such zone");
    assert_eq!(error.code(), ErrorCode::Unsupported);
}

#[wasm_bindgen_test]
async fn the_contacts_of_a_customer_are_kept_from_all() {
    fetch(
        "return Promise.resolve(Response.json({ items: [{ EndUserID: 1, CustomerID: 5 }, { EndUserID: 2, CustomerID: 6 }], totalPages: 1 }));",
    );
    let customer = Id::new(5).expect("an id");
    let own = atera().contacts().of_customer(customer, ListOptions::new()).all().await.expect("contacts");
    assert_eq!(own.len(), 1);
}
