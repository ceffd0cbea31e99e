//! Types whose JSON is declared once, for both writing and reading.
//!
//! Writing is serde's derive. Reading uses [`Json`](super::Json) and not serde's visitors, which
//! compile the parser anew for every type: that added 21 KB to the download of the npm package.

/// Declares a struct that is an object in JSON. A member has the name of its field, or one of the
/// aliases after `|`. A field is decoded by its type, or by the method of
/// [`Members`](crate::decode::Members) after `=>`.
///
/// ```
/// use release_core::decode::{FromJson, Json};
///
/// release_core::json_struct! {
///     /// A line and its note.
///     #[derive(Debug, PartialEq, serde::Serialize)]
///     struct Noted {
///         /// The line.
///         pk: u64 | "id",
///         /// The note.
///         note: Option<String>,
///     }
/// }
///
/// let json = Json::parse(br#"{"id": 7}"#).unwrap();
/// assert_eq!(Noted::from_json(&json).unwrap(), Noted { pk: 7, note: None });
/// ```
#[macro_export]
macro_rules! json_struct {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident {
            $(
                $(#[$about:meta])*
                $field_vis:vis $field:ident: $type:ty $(| $alias:literal)* $(=> $by:ident)?,
            )+
        }
    ) => {
        $(#[$meta])*
        $vis struct $name {
            $($(#[$about])* $field_vis $field: $type,)+
        }

        impl $crate::decode::FromJson for $name {
            fn from_json(json: &$crate::decode::Json<'_>) -> Result<Self, $crate::decode::DecodeError> {
                let members = json.object()?;
                Ok(Self {
                    $($field: $crate::json_struct!(
                        @read members, [stringify!($field) $(, $alias)*] $(, $by)?
                    ),)+
                })
            }
        }
    };
    (@read $members:ident, $names:expr) => { $members.get(&$names)? };
    (@read $members:ident, $names:expr, $by:ident) => { $members.$by(&$names)? };
}

/// Declares an enum that is `"name"` in JSON, or `{"name": value}` if a variant holds a value. Each
/// variant is declared with its name.
///
/// ```
/// use release_core::decode::{FromJson, Json};
///
/// release_core::json_enum! {
///     /// How long to wait.
///     #[derive(Debug, PartialEq, serde::Serialize)]
///     enum Wait {
///         /// So many seconds.
///         Seconds(u64) = "seconds",
///         /// For ever.
///         Never = "never",
///     }
/// }
///
/// let json = Json::parse(br#"{"seconds": 30}"#).unwrap();
/// assert_eq!(Wait::from_json(&json).unwrap(), Wait::Seconds(30));
/// ```
#[macro_export]
macro_rules! json_enum {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $(
                $(#[$about:meta])*
                $variant:ident
                    $(($inner:ty))?
                    $({ $($(#[$member_about:meta])* $member:ident: $type:ty,)+ })?
                    = $key:literal,
            )+
        }
    ) => {
        $(#[$meta])*
        $vis enum $name {
            $(
                $(#[$about])*
                #[serde(rename = $key)]
                $variant
                    $(($inner))?
                    $({ $($(#[$member_about])* $member: $type,)+ })?,
            )+
        }

        impl $crate::decode::FromJson for $name {
            fn from_json(json: &$crate::decode::Json<'_>) -> Result<Self, $crate::decode::DecodeError> {
                json.variant(|name, value| match name {
                    $($key => $crate::json_enum!(
                        @read value, Self::$variant $(, ($inner))? $(, { $($member)+ })?
                    ),)+
                    _ => Err($crate::decode::DecodeError::unknown()),
                })
            }
        }
    };
    (@read $value:ident, Self::$variant:ident) => {{
        let _ = $value;
        Ok(Self::$variant)
    }};
    (@read $value:ident, Self::$variant:ident, ($inner:ty)) => {
        <$inner as $crate::decode::FromJson>::from_json($value).map(Self::$variant)
    };
    (@read $value:ident, Self::$variant:ident, { $($member:ident)+ }) => {
        $value.object().and_then(|members| Ok(Self::$variant {
            $($member: members.get(&[stringify!($member)])?,)+
        }))
    };
}

/// Implements serde's `Deserialize` by [`FromJson`](crate::decode::FromJson), for values within
/// others that serde reads.
#[macro_export]
macro_rules! deserialize_from_json {
    ($($name:ty),+ $(,)?) => {$(
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let raw = Box::<serde_json::value::RawValue>::deserialize(deserializer)?;
                let json = $crate::decode::Json::parse(raw.get().as_bytes());
                let json = json.map_err(|_| serde::de::Error::custom("nested too deep"))?;
                let value = <Self as $crate::decode::FromJson>::from_json(&json);
                value.map_err(serde::de::Error::custom)
            }
        }
    )+};
}
