//! Names of things: those that people gave them, else their ids.

use release_core::model::{Order, OrderItem};

use crate::saved::SavedProduct;

/// The SKU of a line's product, or `#` and its id; none where neither is told.
pub fn sku_of_line(line: &OrderItem) -> Option<String> {
    let product = line.product.as_ref()?;
    let sku = product.sku.clone();
    sku.or_else(|| Some(format!("#{}", product.pk?)))
}

/// The SKU of a run's product, or `#` and its id; none where neither is known.
pub fn sku_of_product(product: &SavedProduct) -> Option<String> {
    let sku = product.sku.clone();
    sku.or_else(|| Some(format!("#{}", product.counter?.product)))
}

/// What is known of a sales channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChannelName {
    /// Its name.
    Name(String),
    /// Its id alone.
    Id(String),
}

/// The name of an order's sales channel, or its id; none where neither is told.
pub fn channel_of(order: &Order) -> Option<ChannelName> {
    let channel = order.channel.as_ref()?;
    let name = channel.name.clone().map(ChannelName::Name);
    name.or_else(|| Some(ChannelName::Id(channel.id?.to_string())))
}
