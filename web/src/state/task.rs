//! One piece of work at a time, given up when its component goes.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

use futures_util::future::{AbortHandle, abortable};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Starts work; what was started before is given up.
#[derive(Clone)]
pub(crate) struct UseTask(Rc<RefCell<Option<AbortHandle>>>);

impl UseTask {
    pub(crate) fn run(&self, work: impl Future<Output = ()> + 'static) {
        let (work, handle) = abortable(work);
        if let Some(before) = self.0.borrow_mut().replace(handle) {
            before.abort();
        }
        spawn_local(async move {
            let _ = work.await;
        });
    }
}

/// Work that belongs to this component.
#[hook]
pub(crate) fn use_task() -> UseTask {
    let handle = use_mut_ref(|| None::<AbortHandle>);
    use_effect_with((), {
        let handle = handle.clone();
        move |()| {
            move || {
                if let Some(running) = handle.borrow_mut().take() {
                    running.abort();
                }
            }
        }
    });
    UseTask(handle)
}
