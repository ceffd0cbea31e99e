//! State that outlives its views without being part of what all views share:
//! it belongs to a part of the page that loads later.

use std::cell::RefCell;
use std::rc::Rc;
use std::thread::LocalKey;

use yew::prelude::*;

/// A value in a `thread_local!` that views draw and are told of.
pub(crate) struct Store<T> {
    value: RefCell<Rc<T>>,
    listeners: RefCell<Vec<(u32, Callback<()>)>>,
}

impl<T: Default> Default for Store<T> {
    fn default() -> Self {
        Self {
            value: RefCell::default(),
            listeners: RefCell::default(),
        }
    }
}

/// A store in a `thread_local!`.
pub(crate) type InStore<T> = &'static LocalKey<Store<T>>;

/// What is in the store.
pub(crate) fn look<T>(store: InStore<T>) -> Rc<T> {
    store.with(|store| store.value.borrow().clone())
}

/// Puts something else into the store, and has every view of it drawn anew.
pub(crate) fn put<T>(store: InStore<T>, value: T) {
    let listeners = store.with(|store| {
        *store.value.borrow_mut() = Rc::new(value);
        store.listeners.borrow().clone()
    });
    for (_, listener) in listeners {
        listener.emit(());
    }
}

/// Changes a copy of what is in the store, and puts it there.
pub(crate) fn change<T: Clone>(store: InStore<T>, change: impl FnOnce(&mut T)) {
    let mut value = (*look(store)).clone();
    change(&mut value);
    put(store, value);
}

/// What is in the store; the view is drawn anew whenever that changes.
#[hook]
pub(crate) fn use_store<T: 'static>(store: InStore<T>) -> Rc<T> {
    let drawn = use_force_update();
    use_effect_with((), move |()| {
        let listener = Callback::from(move |()| drawn.force_update());
        let id = store.with(|store| {
            let mut listeners = store.listeners.borrow_mut();
            let id = listeners.last().map_or(0, |(last, _)| last + 1);
            listeners.push((id, listener));
            id
        });
        move || store.with(|store| store.listeners.borrow_mut().retain(|(own, _)| *own != id))
    });
    look(store)
}
