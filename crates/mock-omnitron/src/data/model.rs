//! The rows as they go over the wire, most detailed form first.

use serde::Serialize;
use serde_json::{Map, Value, json};

/// Somebody who may log in.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct User {
    pub(crate) pk: i64,
    pub(crate) username: &'static str,
    pub(crate) email: &'static str,
    pub(crate) first_name: &'static str,
    pub(crate) last_name: &'static str,
    pub(crate) is_staff: bool,
    pub(crate) is_superuser: bool,
    pub(crate) is_active: bool,
    pub(crate) groups: Vec<i64>,
    #[serde(skip)]
    pub(crate) password: &'static str,
    /// 40 hex digits; the same one on each login.
    #[serde(skip)]
    pub(crate) token: String,
}

/// A sales channel.
#[derive(Debug, Clone, Serialize)]
#[expect(clippy::struct_field_names, reason = "the names on the wire")]
pub(crate) struct Channel {
    pub(crate) id: i64,
    pub(crate) name: &'static str,
    pub(crate) channel_type: &'static str,
    pub(crate) catalog: i64,
    pub(crate) category_tree: i64,
    pub(crate) is_active: bool,
    pub(crate) conf: Map<String, Value>,
    pub(crate) schema: Map<String, Value>,
    pub(crate) created_date: String,
    pub(crate) modified_date: String,
    #[serde(skip)]
    pub(crate) stock_list: i64,
}

/// A channel as an order names it: an id in some rows, the whole object in others.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(crate) enum ChannelRef {
    Id(i64),
    Full(Box<Channel>),
}

impl ChannelRef {
    pub(crate) fn id(&self) -> i64 {
        match self {
            Self::Id(id) => *id,
            Self::Full(channel) => channel.id,
        }
    }
}

/// A buyer.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Customer {
    pub(crate) pk: i64,
    pub(crate) email: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) phone_number: String,
    pub(crate) is_active: bool,
    pub(crate) channel_code: String,
    pub(crate) erp_code: Option<String>,
    pub(crate) attributes: Map<String, Value>,
    pub(crate) extra_field: Map<String, Value>,
}

/// A named row: country, city, township or district.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Place {
    pub(crate) pk: i64,
    pub(crate) name: String,
}

/// The address of the parcel or the invoice.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Address {
    pub(crate) pk: i64,
    pub(crate) title: String,
    pub(crate) email: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) phone_number: String,
    pub(crate) country: Place,
    pub(crate) city: Place,
    pub(crate) township: Option<Place>,
    pub(crate) district: Option<Place>,
    pub(crate) line: String,
    pub(crate) postcode: String,
    pub(crate) notes: Option<String>,
    pub(crate) company_name: Option<String>,
    pub(crate) tax_office: Option<String>,
    pub(crate) tax_no: Option<String>,
    pub(crate) e_bill_taxpayer: bool,
}

/// An order, nested form.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Order {
    pub(crate) pk: i64,
    pub(crate) number: String,
    pub(crate) channel: ChannelRef,
    pub(crate) status: &'static str,
    pub(crate) date_placed: String,
    pub(crate) customer: Customer,
    pub(crate) shipping_address: Address,
    pub(crate) billing_address: Address,
    pub(crate) currency: String,
    pub(crate) amount: String,
    pub(crate) shipping_amount: String,
    pub(crate) shipping_tax_rate: Option<String>,
    pub(crate) discount_amount: String,
    pub(crate) payment_option: i64,
    pub(crate) payment_option_slug: String,
    pub(crate) tracking_number: Option<String>,
    pub(crate) cargo_company: Option<i64>,
    pub(crate) has_gift_box: bool,
    pub(crate) client_type: String,
    pub(crate) language_code: String,
    pub(crate) notes: Option<String>,
    pub(crate) is_send: bool,
    pub(crate) extra_field: Map<String, Value>,
    pub(crate) created_date: String,
    pub(crate) modified_date: String,
}

/// A sellable thing.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Product {
    pub(crate) pk: i64,
    pub(crate) sku: String,
    pub(crate) base_code: String,
    pub(crate) name: String,
    pub(crate) barcode: String,
    pub(crate) productimage_set: Vec<Value>,
}

/// A price list or stock list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct List {
    pub(crate) pk: i64,
    pub(crate) code: String,
    pub(crate) name: String,
}

impl List {
    pub(crate) fn new(name: &str, pk: i64) -> Self {
        Self {
            pk,
            code: format!("{name}-{pk}"),
            name: format!("{name} {pk}"),
        }
    }
}

/// An order item, detailed form.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Line {
    pub(crate) pk: i64,
    pub(crate) order: i64,
    pub(crate) product: Product,
    pub(crate) status: &'static str,
    pub(crate) status_display: &'static str,
    pub(crate) price_currency: String,
    pub(crate) price: String,
    pub(crate) retail_price: String,
    pub(crate) tax_rate: String,
    pub(crate) discount_amount: String,
    pub(crate) price_list: List,
    pub(crate) stock_list: List,
    pub(crate) invoice_number: Option<String>,
    pub(crate) e_archive_url: Option<String>,
    pub(crate) cancel_status: Option<&'static str>,
    pub(crate) shipping_company: Option<String>,
    pub(crate) shipment_code: Option<String>,
    pub(crate) is_tradable: bool,
    pub(crate) installment_interest_amount: Option<String>,
    pub(crate) datasource: Option<i64>,
    pub(crate) original_stock: Option<i64>,
    pub(crate) forced_refund: Option<bool>,
    pub(crate) attributes: Map<String, Value>,
    pub(crate) attributes_kwargs: Map<String, Value>,
    pub(crate) localized_attributes: Map<String, Value>,
    pub(crate) extra_field: Map<String, Value>,
    pub(crate) created_date: String,
    pub(crate) modified_date: String,
}

impl Line {
    /// Units in the line: `attributes.quantity` as a number or digits, 1 where it is missing.
    pub(crate) fn quantity(&self) -> u64 {
        match self.attributes.get("quantity") {
            Some(Value::Number(number)) => number.as_u64().unwrap_or(1),
            Some(Value::String(digits)) => digits.parse().unwrap_or(1),
            _ => 1,
        }
    }

    /// The plural endpoint's form: related rows as ids.
    pub(crate) fn flat(&self) -> Value {
        let mut value = json!(self);
        value["product"] = json!(self.product.pk);
        value["price_list"] = json!(self.price_list.pk);
        value["stock_list"] = json!(self.stock_list.pk);
        value
    }
}
