//! Decoding of plain values: strings, booleans, numbers and options.

use super::{DecodeError, FromJson, Json};

impl FromJson for String {
    /// Accepts a string only: a number could have lost digits.
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        let text = json.text().map(str::to_owned);
        text.ok_or_else(|| DecodeError::new("expected a text"))
    }
}

impl FromJson for bool {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        match json {
            Json::Bool(truth) => Ok(*truth),
            _ => Err(DecodeError::new("expected true or false")),
        }
    }
}

impl FromJson for u64 {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        let number = match json {
            Json::Number(digits) => digits.parse().ok(),
            _ => None,
        };
        number.ok_or_else(|| DecodeError::new("expected a whole number"))
    }
}

/// Decoding of whole numbers with fewer bits.
macro_rules! smaller {
    ($($number:ty),+) => {$(
        impl FromJson for $number {
            fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
                let number = u64::from_json(json)?;
                Self::try_from(number).map_err(|_| DecodeError::new("the number is too large"))
            }
        }
    )+};
}
smaller!(u16, u32, usize);

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        T::from_json(json).map(Some)
    }

    fn from_member(member: Option<&Json<'_>>) -> Result<Self, DecodeError> {
        member.map(T::from_json).transpose()
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        T::from_json(json).map(Self::new)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: &Json<'_>) -> Result<Self, DecodeError> {
        let Json::List(values) = json else {
            return Err(DecodeError::new("expected a list"));
        };
        let mut read = Self::with_capacity(values.len());
        for (index, value) in values.iter().enumerate() {
            let value = T::from_json(value);
            read.push(value.map_err(|error| error.inside(&format!("[{index}]")))?);
        }
        Ok(read)
    }
}
