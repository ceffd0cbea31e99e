//! The server's sentences, in English and Turkish as Django REST framework says them.

use axum::http::{HeaderMap, Method, header};

/// The language of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    Turkish,
}

impl Language {
    /// The one that stands first in `Accept-Language`; English for all but Turkish.
    pub(crate) fn wanted(headers: &HeaderMap) -> Self {
        let first = headers
            .get(header::ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok());
        match first {
            Some(list) if list.trim_start().to_ascii_lowercase().starts_with("tr") => Self::Turkish,
            _ => Self::English,
        }
    }

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Turkish => "tr",
        }
    }
}

/// A sentence of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Text {
    Required,
    Blank,
    Null,
    NotString,
    NullCharacters,
    TooLong(usize),
    NotBoolean,
    NotNumber,
    NotDictionary(&'static str),
    NoData,
    JsonParse(String),
    UnsupportedMedia(String),
    NotAcceptable,
    NoCredentials,
    InvalidToken,
    TokenMissing,
    TokenSpaces,
    Inactive,
    WrongLogin,
    NoPermission,
    NoSuch(&'static str),
    NotFound,
    InvalidPage,
    MethodNotAllowed(Method),
    Throttled(u64),
    NotUnique(&'static str),
    LoggedOut,
}

impl Text {
    pub(crate) fn say(&self, language: Language) -> String {
        match language {
            Language::English => self.english(),
            Language::Turkish => self.turkish(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Required => "This field is required.",
            Self::Blank => "This field may not be blank.",
            Self::Null => "This field may not be null.",
            Self::NotString => "Not a valid string.",
            Self::NullCharacters => "Null characters are not allowed.",
            Self::TooLong(most) => {
                return format!("Ensure this field has no more than {most} characters.");
            }
            Self::NotBoolean => "Must be a valid boolean.",
            Self::NotNumber => "Enter a number.",
            Self::NotDictionary(got) => {
                return format!("Invalid data. Expected a dictionary, but got {got}.");
            }
            Self::NoData => "No data provided",
            Self::JsonParse(why) => return format!("JSON parse error - {why}"),
            Self::UnsupportedMedia(kind) => {
                return format!("Unsupported media type \"{kind}\" in request.");
            }
            Self::NotAcceptable => "Could not satisfy the request Accept header.",
            Self::NoCredentials => "Authentication credentials were not provided.",
            Self::InvalidToken => "Invalid token.",
            Self::TokenMissing => "Invalid token header. No credentials provided.",
            Self::TokenSpaces => "Invalid token header. Token string should not contain spaces.",
            Self::Inactive => "User inactive or deleted.",
            Self::WrongLogin => "Unable to log in with provided credentials.",
            Self::NoPermission => "You do not have permission to perform this action.",
            Self::NoSuch(model) => return format!("No {model} matches the given query."),
            Self::NotFound => "Not found.",
            Self::InvalidPage => "Invalid page.",
            Self::MethodNotAllowed(method) => return format!("Method \"{method}\" not allowed."),
            Self::Throttled(wait) => {
                return format!("Request was throttled. Expected available in {wait} seconds.");
            }
            Self::NotUnique(fields) => {
                return format!("The fields {fields} must make a unique set.");
            }
            Self::LoggedOut => "Successfully logged out.",
        }
        .to_owned()
    }

    /// What Django does not translate stays English here too.
    fn turkish(&self) -> String {
        match self {
            Self::Required => "Bu alan zorunlu.",
            Self::Blank | Self::Null => "Bu alan boş bırakılmamalı.",
            Self::NotString => "Geçerli bir string değil.",
            Self::NullCharacters => "Boş karakterlere izin verilmez.",
            Self::TooLong(most) => {
                return format!("Bu alanın {most} karakterden fazla karakter barındırmadığından emin olun.");
            }
            Self::NotBoolean => "Geçerli bir boolean olmalı.",
            Self::NotNumber => "Bir sayı girin.",
            Self::NotDictionary(got) => {
                return format!("Geçersiz veri. Sözlük bekleniyordu fakat {got} geldi. ");
            }
            Self::UnsupportedMedia(kind) => {
                return format!("İstekte desteklenmeyen medya tipi: \"{kind}\".");
            }
            Self::NotAcceptable => {
                "İsteğe ait Accept başlık bilgisi yanıt verilecek başlık bilgileri arasında değil."
            }
            Self::NoCredentials => "Giriş bilgileri verilmedi.",
            Self::InvalidToken => "Geçersiz token.",
            Self::TokenMissing => "Geçersiz token başlığı. Kimlik bilgileri eksik.",
            Self::TokenSpaces => "Geçersiz token başlığı. Token'da boşluk olmamalı.",
            Self::Inactive => "Kullanıcı aktif değil ya da silinmiş.",
            Self::WrongLogin => "Verilen bilgiler ile giriş sağlanamadı.",
            Self::NoPermission => "Bu işlemi yapmak için izniniz bulunmuyor.",
            Self::NotFound => "Bulunamadı.",
            Self::InvalidPage => "Geçersiz sayfa.",
            Self::MethodNotAllowed(method) => return format!("\"{method}\" metoduna izin verilmiyor."),
            Self::Throttled(wait) => {
                return format!(
                    "Üst üste çok fazla istek yapıldı. {wait} saniye içinde erişilebilir olması bekleniyor."
                );
            }
            Self::NotUnique(fields) => {
                return format!("{fields} hep birlikte eşsiz bir küme oluşturmalılar.");
            }
            Self::NoSuch(_) | Self::JsonParse(_) | Self::NoData | Self::LoggedOut => return self.english(),
        }
        .to_owned()
    }
}
