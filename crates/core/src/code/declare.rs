//! The declaration of the codes of one domain.

/// Declares an enum of codes, grouped by their effect on the stock. Each domain
/// that it includes follows after a `..`.
#[macro_export]
macro_rules! error_codes {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($effect:ident {
                $($(#[doc = $text:literal])+ $code:ident = $key:literal,)+
            })+
            $(.. $(#[$outer_meta:meta])* $outer:ident($inner:ty),)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($($(#[doc = $text])+ $code,)+)+
            $($(#[$outer_meta])* $outer($inner),)*
        }

        impl $crate::code::ErrorCode for $name {
            fn all() -> Vec<Self> {
                let own = [$($(Self::$code,)+)+];
                #[allow(unused_mut)]
                let mut all = own.to_vec();
                $(all.extend(<$inner as $crate::code::ErrorCode>::all().into_iter().map(Self::$outer));)*
                all
            }

            fn as_str(self) -> &'static str {
                match self {
                    $($(Self::$code => $key,)+)+
                    $(Self::$outer(code) => <$inner as $crate::code::ErrorCode>::as_str(code),)*
                }
            }

            fn description(self) -> &'static str {
                let text = match self {
                    $($(Self::$code => concat!($($text),+),)+)+
                    $(Self::$outer(code) => <$inner as $crate::code::ErrorCode>::description(code),)*
                };
                text.trim_start()
            }

            fn stock_effect(self) -> $crate::code::StockEffect {
                match self {
                    $($(Self::$code)|+ => $crate::code::StockEffect::$effect,)+
                    $(Self::$outer(code) => <$inner as $crate::code::ErrorCode>::stock_effect(code),)*
                }
            }
        }

        $(impl From<$inner> for $name {
            fn from(code: $inner) -> Self {
                Self::$outer(code)
            }
        })*

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str($crate::code::ErrorCode::as_str(*self))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::code::ErrorCode::as_str(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                let all = <Self as $crate::code::ErrorCode>::all().into_iter();
                let mut found = all.filter(|code| $crate::code::ErrorCode::as_str(*code) == text);
                found.next().ok_or_else(|| serde::de::Error::custom("no such code"))
            }
        }
    };
}
