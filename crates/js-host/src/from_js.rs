//! Reading of typed values from JavaScript.
//!
//! Values are read by hand and not by serde's visitors, which compile a reader of any value into
//! every type: those added 17 KB to the download, and their errors had no path.

use core::fmt;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A value is not of the type that its declaration names.
#[derive(Debug)]
pub struct WrongType {
    /// The value, for example `connection.baseUrl`.
    pub path: String,
    /// What was expected.
    pub message: String,
}

/// The path of a value, for errors.
#[derive(Clone, Copy)]
pub enum Path<'a> {
    /// An argument.
    Root(&'a str),
    /// A member of an object.
    Member(&'a Path<'a>, &'a str),
    /// An item of a list, from 0.
    Item(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root(name) => f.write_str(name),
            Self::Member(of, name) => write!(f, "{of}.{name}"),
            Self::Item(of, index) => write!(f, "{of}[{index}]"),
        }
    }
}

impl Path<'_> {
    /// The value is not of the type that its declaration names.
    pub fn wrong(&self, message: &str) -> WrongType {
        WrongType {
            path: self.to_string(),
            message: message.to_owned(),
        }
    }
}

/// A type that can be read from a JavaScript value.
pub trait FromJs: Sized {
    /// Reads the value; nothing is `undefined`.
    ///
    /// # Errors
    ///
    /// It is of another type.
    fn from_value(value: &JsValue, path: Path<'_>) -> Result<Self, WrongType>;
}

/// Reads one member of an object.
///
/// # Errors
///
/// There is no object, or the member is of another type.
pub fn member<T: FromJs>(object: &JsValue, path: &Path<'_>, name: &str) -> Result<T, WrongType> {
    let value = get(object, path, name)?;
    T::from_value(&value, Path::Member(path, name))
}

fn get(object: &JsValue, path: &Path<'_>, name: &str) -> Result<JsValue, WrongType> {
    if !object.is_object() {
        return Err(path.wrong("expected an object"));
    }
    let value = Reflect::get(object, &JsValue::from_str(name));
    value.map_err(|_| Path::Member(path, name).wrong("cannot be looked at"))
}

/// Reads the members of an object that are present.
///
/// # Errors
///
/// There is no object, or a member is of another type.
pub fn members<T: FromJs>(object: &JsValue, path: Path<'_>) -> Result<Vec<(String, T)>, WrongType> {
    // Not by its class: an object may have none, or that of another window.
    if !object.is_object() {
        return Err(path.wrong("expected an object"));
    }
    let mut members = Vec::new();
    for entry in Object::entries(object.unchecked_ref()).iter() {
        let entry = Array::from(&entry);
        let (Some(name), value) = (entry.get(0).as_string(), entry.get(1)) else {
            continue;
        };
        if !value.is_undefined() {
            let value = T::from_value(&value, Path::Member(&path, &name))?;
            members.push((name, value));
        }
    }
    Ok(members)
}

/// Declares an object that JavaScript passes, and its reader; each field with its name in
/// JavaScript.
#[macro_export]
macro_rules! from_js_object {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[$about:meta])* $vis:vis $field:ident: $type:ty = $key:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, tsify::Tsify)]
        pub struct $name {
            $($(#[$about])* #[serde(rename = $key)] $vis $field: $type,)+
        }

        impl $crate::from_js::FromJs for $name {
            fn from_value(
                value: &wasm_bindgen::JsValue,
                path: $crate::from_js::Path<'_>,
            ) -> Result<Self, $crate::from_js::WrongType> {
                Ok(Self {
                    $($field: $crate::from_js::member(value, &path, $key)?,)+
                })
            }
        }
    };
}
impl<T: FromJs> FromJs for Option<T> {
    fn from_value(value: &JsValue, path: Path<'_>) -> Result<Self, WrongType> {
        if value.is_null() || value.is_undefined() {
            return Ok(None);
        }
        T::from_value(value, path).map(Some)
    }
}

impl<T: FromJs> FromJs for Vec<T> {
    fn from_value(value: &JsValue, path: Path<'_>) -> Result<Self, WrongType> {
        let Some(items) = value.dyn_ref::<Array>() else {
            return Err(path.wrong("expected an array"));
        };
        let items = items.iter().enumerate();
        let items = items.map(|(index, item)| T::from_value(&item, Path::Item(&path, index)));
        items.collect()
    }
}

impl FromJs for String {
    fn from_value(value: &JsValue, path: Path<'_>) -> Result<Self, WrongType> {
        let text = value.as_string();
        text.ok_or_else(|| path.wrong("expected a string"))
    }
}

impl FromJs for bool {
    fn from_value(value: &JsValue, path: Path<'_>) -> Result<Self, WrongType> {
        let truth = value.as_bool();
        truth.ok_or_else(|| path.wrong("expected true or false"))
    }
}

impl FromJs for u32 {
    fn from_value(value: &JsValue, path: Path<'_>) -> Result<Self, WrongType> {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // compared below
        let whole = |number: &f64| f64::from(*number as u32).to_bits() == (number + 0.0).to_bits();
        let number = value.as_f64().filter(whole);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // it is whole
        let number = number.map(|number| number as u32);
        number.ok_or_else(|| path.wrong("expected a whole number from 0 to 4294967295"))
    }
}
