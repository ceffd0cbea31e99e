//! One tab a run, and a screen that stays on while it runs.
//!
//! A lock that a browser grants is held until it is let go of, or until its tab
//! is gone.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which `web-sys` holds to be unstable.
    type LockManager;

    #[wasm_bindgen(method, structural, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        callback: &JsValue,
    ) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, structural, catch)]
    fn query(this: &LockManager) -> Result<Promise, JsValue>;

    /// `navigator.wakeLock`, likewise.
    type WakeLock;

    #[wasm_bindgen(method, structural, catch, js_name = request)]
    fn request_wake(this: &WakeLock, kind: &str) -> Result<Promise, JsValue>;

    /// A screen that is kept on.
    #[derive(Clone)]
    type Sentinel;

    #[wasm_bindgen(method, structural)]
    fn release(this: &Sentinel) -> Promise;
}

fn of_navigator(name: &str) -> Option<JsValue> {
    let navigator = gloo_utils::window().navigator();
    let found = Reflect::get(&navigator, &name.into()).ok()?;
    found.is_object().then_some(found)
}

/// The right of this tab to carry a run out, until it is dropped.
pub(crate) struct RunLock(Function);

impl Drop for RunLock {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// Takes a run for this tab; none if another tab has it, or if the browser has
/// no locks: then nothing keeps two tabs from sending the same line.
pub(crate) async fn lock_run(run: u64) -> Option<RunLock> {
    lock(&name_of(run)).await
}

/// Takes a lock of this name; none if another tab has it.
pub(super) async fn lock(name: &str) -> Option<RunLock> {
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);
    request(name, &options).await
}

/// Takes a run as soon as no other tab has it; none where the browser has no locks.
pub(crate) async fn wait_for_run(run: u64) -> Option<RunLock> {
    request(&name_of(run), &Object::new()).await
}

/// The runs that some tab has, this one too.
pub(crate) async fn held_runs() -> Vec<u64> {
    let Some(locks) = of_navigator("locks") else {
        return Vec::new();
    };
    let Ok(asked) = locks.unchecked_into::<LockManager>().query() else {
        return Vec::new();
    };
    let Ok(found) = JsFuture::from(asked).await else {
        return Vec::new();
    };
    let held = Reflect::get(&found, &"held".into()).unwrap_or_default();
    let held = Array::from(&held);
    let names = held.iter().filter_map(|lock| {
        let name = Reflect::get(&lock, &"name".into()).ok()?.as_string()?;
        name.strip_prefix(RUN)?.parse().ok()
    });
    names.collect()
}

const RUN: &str = "run/";

fn name_of(run: u64) -> String {
    format!("{RUN}{run}")
}

async fn request(name: &str, options: &Object) -> Option<RunLock> {
    let locks: LockManager = of_navigator("locks")?.unchecked_into();
    // Answers with the function that gives the lock back, or with null.
    let answer = Promise::new(&mut |answer, _| {
        let refused = answer.clone();
        let callback = Closure::once_into_js(move |lock: JsValue| {
            let mut give_back = JsValue::NULL;
            let held = Promise::new(&mut |release, _| give_back = release.into());
            let taken = if lock.is_null() { &lock } else { &give_back };
            let _ = answer.call1(&JsValue::UNDEFINED, taken);
            if lock.is_null() {
                JsValue::UNDEFINED
            } else {
                held.into()
            }
        });
        let requested = locks.request(name, options, &callback);
        spawn_local(async move {
            let is_refused = match requested {
                Ok(requested) => JsFuture::from(requested).await.is_err(),
                Err(_) => true,
            };
            if is_refused {
                let _ = refused.call1(&JsValue::UNDEFINED, &JsValue::NULL);
            }
        });
    });
    let answer = JsFuture::from(answer).await.ok()?;
    answer.dyn_into().ok().map(RunLock)
}

/// Keeps the screen on, where the browser can, until it is dropped.
pub(crate) struct Awake {
    sentinel: Rc<RefCell<Option<Sentinel>>>,
    _visible: EventListener,
}

impl Awake {
    pub(crate) fn new() -> Self {
        let sentinel = Rc::default();
        ask(&sentinel);
        // A browser lets go of it whenever the tab is hidden.
        let visible = {
            let sentinel = Rc::downgrade(&sentinel);
            EventListener::new(&gloo_utils::document(), "visibilitychange", move |_| {
                if let Some(sentinel) = sentinel.upgrade()
                    && !gloo_utils::document().hidden()
                {
                    ask(&sentinel);
                }
            })
        };
        Self {
            sentinel,
            _visible: visible,
        }
    }
}

fn ask(sentinel: &Rc<RefCell<Option<Sentinel>>>) {
    let Some(lock) = of_navigator("wakeLock") else {
        return;
    };
    let Ok(asked) = lock.unchecked_into::<WakeLock>().request_wake("screen") else {
        return;
    };
    let sentinel = Rc::downgrade(sentinel);
    spawn_local(async move {
        let Ok(taken) = JsFuture::from(asked).await else {
            return;
        };
        let taken: Sentinel = taken.unchecked_into();
        match sentinel.upgrade() {
            Some(sentinel) => drop(sentinel.replace(Some(taken))),
            // It was dropped while the browser thought about it.
            None => let_go(&taken),
        }
    });
}

fn let_go(sentinel: &Sentinel) {
    let released = sentinel.release();
    spawn_local(async move {
        let _ = JsFuture::from(released).await;
    });
}

impl Drop for Awake {
    fn drop(&mut self) {
        if let Some(sentinel) = self.sentinel.take() {
            let_go(&sentinel);
        }
    }
}
