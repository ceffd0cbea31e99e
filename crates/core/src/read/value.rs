//! Plain values.

use super::{Json, Misread, Read};

impl Read for String {
    /// A string only: a number could have lost digits.
    fn read(json: &Json<'_>) -> Result<Self, Misread> {
        let text = json.text().map(str::to_owned);
        text.ok_or_else(|| Misread::new("expected a text"))
    }
}

impl Read for bool {
    fn read(json: &Json<'_>) -> Result<Self, Misread> {
        match json {
            Json::Bool(truth) => Ok(*truth),
            _ => Err(Misread::new("expected true or false")),
        }
    }
}

impl Read for u64 {
    fn read(json: &Json<'_>) -> Result<Self, Misread> {
        let number = match json {
            Json::Number(digits) => digits.parse().ok(),
            _ => None,
        };
        number.ok_or_else(|| Misread::new("expected a whole number"))
    }
}

/// Whole numbers of fewer bits.
macro_rules! smaller {
    ($($number:ty),+) => {$(
        impl Read for $number {
            fn read(json: &Json<'_>) -> Result<Self, Misread> {
                let number = u64::read(json)?;
                Self::try_from(number).map_err(|_| Misread::new("the number is too large"))
            }
        }
    )+};
}
smaller!(u16, u32, usize);

impl<T: Read> Read for Box<T> {
    fn read(json: &Json<'_>) -> Result<Self, Misread> {
        T::read(json).map(Self::new)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(json: &Json<'_>) -> Result<Self, Misread> {
        let Json::List(values) = json else {
            return Err(Misread::new("expected a list"));
        };
        let mut read = Self::with_capacity(values.len());
        for (index, value) in values.iter().enumerate() {
            let value = T::read(value);
            read.push(value.map_err(|misread| misread.inside(&format!("[{index}]")))?);
        }
        Ok(read)
    }
}
