//! Views of the list that a person has named: filters, sorting and page size, kept in this browser.

use release_web_logic::Route;
use release_web_logic::orders::{OrdersQuery, SavedViews};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api::{load_views, save_views};
use crate::components::Field;
use crate::i18n::{Texts, key};
use crate::route::At;
use crate::state::focus;

/// The id of the field for a new view's name.
const NAME: &str = "view-name";

/// Links to the saved views, and the way to save this one.
#[hook]
pub(super) fn use_saved_views(texts: Texts, query: &OrdersQuery) -> Html {
    let views = use_state(load_views);
    let name = use_state(|| None::<String>);
    let change = {
        let views = views.clone();
        move |changed: SavedViews| {
            save_views(&changed);
            views.set(changed);
        }
    };
    let here = query.first_page();
    let is_new = here != OrdersQuery::default() && views.name_of(&here).is_none();
    let links = views.iter().map(|(name, view)| {
        let remove = {
            let (change, views, name) = (change.clone(), views.clone(), name.clone());
            move |_: MouseEvent| change(views.without(&name))
        };
        let class = classes!("chip", (*view == here).then_some("here"));
        html! {
            <li key={name.clone()} {class}>
                <Link<At, OrdersQuery> to={Route::Orders} query={Some(view.clone())}>{name}</Link<At, OrdersQuery>>
                <button type="button" onclick={remove} aria-label={texts.fill(key::ORDERS_VIEW_REMOVE, &[("name", name)])}>
                    {"✕"}
                </button>
            </li>
        }
    });
    use_effect_with(name.is_some(), |is_asked| {
        if *is_asked {
            focus(NAME);
        }
    });
    let start = {
        let name = name.clone();
        move |_: MouseEvent| name.set(Some(String::new()))
    };
    let cancel = {
        let name = name.clone();
        move |_: MouseEvent| name.set(None)
    };
    let onsubmit = {
        let (name, views, change, here) =
            (name.clone(), views.clone(), change.clone(), here.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(typed) = name.as_deref().map(str::trim).filter(|it| !it.is_empty()) {
                change(views.with(typed, here.clone()));
                name.set(None);
            }
        }
    };
    if views.is_empty() && !is_new {
        return Html::default();
    }
    html! {
        <div class="views">
            if !views.is_empty() {
                <ul aria-label={texts.get(key::ORDERS_VIEWS)}>{for links}</ul>
            }
            if let Some(typed) = name.as_deref() {
                <form {onsubmit}>
                    {Field {
                        id: NAME.into(),
                        label: texts.get(key::ORDERS_VIEW_NAME).into(),
                        value: typed.to_owned().into(),
                        on_input: Callback::from({
                            let name = name.clone();
                            move |typed| name.set(Some(typed))
                        }),
                        required: true,
                        ..Field::default()
                    }.show()}
                    <button type="submit">{texts.get(key::ORDERS_VIEW_SAVE)}</button>
                    <button type="button" class="secondary" onclick={cancel}>{texts.get(key::CONFIRM_CANCEL)}</button>
                </form>
            } else if is_new {
                <button type="button" class="secondary small" onclick={start}>{texts.get(key::ORDERS_VIEW_NEW)}</button>
            }
        </div>
    }
}
