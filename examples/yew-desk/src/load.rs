//! Something that is fetched for a component, for as long as the component wants it.

use atera_wasm::web::Error;
use futures_util::future::abortable;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How far a fetch has come.
pub enum Load<T> {
    Loading,
    Loaded(T),
    Failed(Error),
}

/// Fetches whenever `dependencies` change. What is under way for the old ones is dropped, and a dropped call aborts
/// its request.
#[hook]
pub fn use_load<D, T, F>(dependencies: D, fetch: impl FnOnce(&D) -> F + 'static) -> UseStateHandle<Load<T>>
where
    D: PartialEq + 'static,
    T: 'static,
    F: Future<Output = Result<T, Error>> + 'static,
{
    let state = use_state(|| Load::Loading);
    let setter = state.setter();
    use_effect_with(dependencies, move |dependencies| {
        setter.set(Load::Loading);
        let (fetched, handle) = abortable(fetch(dependencies));
        spawn_local(async move {
            if let Ok(result) = fetched.await {
                setter.set(result.map_or_else(Load::Failed, Load::Loaded));
            }
        });
        move || handle.abort()
    });
    state
}

#[derive(PartialEq, Properties)]
pub struct FailureProps {
    /// What did not work, as the beginning of a sentence.
    pub what: &'static str,
    pub why: AttrValue,
    pub on_retry: Callback<MouseEvent>,
}

/// Says why something could not be fetched, and offers to try again.
#[component]
pub fn Failure(props: &FailureProps) -> Html {
    html! {
        <div role="alert">
            <p>{ format!("{}: {}.", props.what, props.why) }</p>
            <button type="button" onclick={props.on_retry.clone()}>{ "Try again" }</button>
        </div>
    }
}
