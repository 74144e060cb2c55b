//! A call under way, from its start to its end, with a shell that only notes what it is asked for.

use crate::host::shell_calls;
use atera_wasm::client::Io;
use atera_wasm::wasm::tasks;
use serde_json::json;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

type Notes = Rc<RefCell<Vec<String>>>;

fn note(notes: &Notes, text: &str) {
    notes.borrow_mut().push(text.to_owned());
}

/// A task that sleeps twice and notes how far it is.
fn start_sleeper(task: u32) -> Notes {
    let _ = shell_calls();
    let notes = Notes::default();
    let progress = Rc::clone(&notes);
    tasks::start(task, false, false, |io| async move {
        note(&progress, "started");
        io.sleep(5.0).await;
        note(&progress, "slept");
        io.sleep(7.5).await;
        note(&progress, "over");
    });
    notes
}

#[wasm_bindgen_test]
fn a_task_runs_as_far_as_it_can_and_goes_on_when_it_is_woken() {
    let notes = start_sleeper(1);
    assert_eq!(*notes.borrow(), ["started"]);
    assert_eq!(shell_calls(), json!([["sleep", 1, 5]]));
    tasks::woken(1);
    assert_eq!(*notes.borrow(), ["started", "slept"]);
    assert_eq!(shell_calls(), json!([["sleep", 1, 7.5]]));
    tasks::woken(1);
    assert_eq!(*notes.borrow(), ["started", "slept", "over"]);
    tasks::woken(1);
    assert_eq!(shell_calls(), json!([]), "a task that is over hears nothing more");
}

#[wasm_bindgen_test]
fn tasks_do_not_hear_each_other() {
    let (first, second) = (start_sleeper(1), start_sleeper(2));
    tasks::woken(2);
    assert_eq!((first.borrow().len(), second.borrow().len()), (1, 2));
    tasks::cancel(1);
    tasks::cancel(2);
}

#[wasm_bindgen_test]
fn a_task_that_was_given_up_is_dropped_with_all_it_holds() {
    let notes = start_sleeper(3);
    assert_eq!(Rc::strong_count(&notes), 2);
    tasks::cancel(3);
    assert_eq!(Rc::strong_count(&notes), 1);
    tasks::woken(3);
    assert_eq!(*notes.borrow(), ["started"]);
}

#[wasm_bindgen_test]
fn a_task_may_be_given_up_while_it_runs() {
    let notes = Notes::default();
    let held = Rc::clone(&notes);
    tasks::start(4, false, false, |io| async move {
        // As a listener of the caller's does, who frees the client.
        tasks::cancel(4);
        io.sleep(1.0).await;
        note(&held, "never");
    });
    assert_eq!(Rc::strong_count(&notes), 1);
    tasks::woken(4);
    assert!(notes.borrow().is_empty());
    let next = start_sleeper(4);
    assert_eq!(Rc::strong_count(&next), 2, "the next task of that number is not given up with it");
    tasks::cancel(4);
}

#[wasm_bindgen_test]
fn a_task_may_start_another() {
    let inner = Rc::new(RefCell::new(None));
    let started = Rc::clone(&inner);
    tasks::start(5, false, false, |_| async move {
        started.replace(Some(start_sleeper(6)));
    });
    tasks::woken(6);
    let notes = inner.borrow_mut().take().expect("the inner task's notes");
    assert_eq!(*notes.borrow(), ["started", "slept"]);
    tasks::cancel(6);
}

#[wasm_bindgen_test]
fn only_a_client_with_a_limiter_asks_it() {
    let _ = shell_calls();
    let notes = Notes::default();
    for (limited, refusal) in
        [(false, None), (true, None), (true, Some("timeout")), (true, Some("the limiter refused"))]
    {
        let admitted = Rc::clone(&notes);
        tasks::start(9, limited, false, |io| async move {
            note(&admitted, &format!("{:?}", io.admit(true, 100.0).await));
        });
        assert_eq!(shell_calls(), if limited { json!([["admit", 9, true, 100]]) } else { json!([]) });
        tasks::admitted(9, refusal.map(str::to_owned));
    }
    assert_eq!(*notes.borrow(), ["Ok(())", "Ok(())", "Err(Timeout)", r#"Err(Network(""))"#]);
}

#[wasm_bindgen_test]
fn an_answer_of_another_kind_does_not_wake_a_task() {
    let notes = start_sleeper(10);
    tasks::failed(10, "timeout", "");
    tasks::admitted(10, None);
    assert_eq!(*notes.borrow(), ["started"]);
    tasks::woken(10);
    assert_eq!(*notes.borrow(), ["started", "slept"]);
    tasks::cancel(10);
}
