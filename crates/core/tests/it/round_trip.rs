//! Round trips: a server reads a request as the client built it, and a client
//! reads the mapping as the server answered it.

use http::StatusCode;
use proptest::prelude::*;
use release_core::endpoint::get_order::OrderAddress;
use release_core::endpoint::list_order_items::ItemsAddress;
use release_core::endpoint::{
    CreateMapping, Endpoint, GetOrder, GetOrderItem, ListContentTypes, ListOrderItems, ListOrders,
    ListProductStocks, Login,
};
use release_core::id::{ChannelId, MAX_ID, MappingId, StockListId};
use release_core::model::{Mapping, Status};

use release_core::{ApiPrefix, Connection, ErpCode, OrderId, OrderItemId, Outcome, ProductId};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::server::{FromHttp, respond};
use crate::support::connection;

fn prefixes() -> impl Strategy<Value = ApiPrefix> {
    prop_oneof![Just(ApiPrefix::I1), Just(ApiPrefix::V1)]
}

fn codes() -> impl Strategy<Value = ErpCode> {
    any::<String>().prop_filter_map("not a code", |text| ErpCode::new(text).ok())
}

fn sent<E: Endpoint + FromHttp>(call: &E, prefix: ApiPrefix) -> Option<(ApiPrefix, E)> {
    let connection = Connection {
        prefix,
        ..connection()
    };
    E::from_http(&call.to_http(&connection).unwrap())
}

proptest! {
    #[test]
    fn a_release_arrives_as_it_was_sent_and_is_proven_by_its_echo(
        prefix in prefixes(), id in 1..=MAX_ID, code in codes(), update_stock: bool, pk in 1..=MAX_ID,
    ) {
        let call = CreateMapping { item: OrderItemId::new(id).unwrap(), code, update_stock };
        prop_assert_eq!(sent(&call, prefix), Some((prefix, call.clone())));

        let mapping = Mapping {
            pk: MappingId::new(pk).ok(),
            content_type: None,
            object_id: call.item,
            integration_type: Some("external_company".to_owned()),
            code: call.code.as_str().to_owned(),
        };
        let response = respond(StatusCode::CREATED, &mapping).unwrap();
        let expected = if update_stock { Outcome::Released(mapping) } else { Outcome::Recorded(mapping) };
        prop_assert_eq!(call.judge(Ok(&response)), expected);
    }

    #[test]
    fn an_echo_of_anything_else_is_never_done(
        id in 1..=MAX_ID, other_id in 1..=MAX_ID, code in codes(), other in any::<String>(),
    ) {
        prop_assume!(id != other_id || code.as_str() != other);
        let call = CreateMapping { item: OrderItemId::new(id).unwrap(), code, update_stock: true };
        let mapping = Mapping {
            pk: None,
            content_type: None,
            object_id: OrderItemId::new(other_id).unwrap(),
            integration_type: None,
            code: other,
        };
        let response = respond(StatusCode::OK, &mapping).unwrap();
        prop_assert!(!call.judge(Ok(&response)).is_done());
    }

    #[test]
    fn signing_in_arrives(prefix in prefixes(), username: String, password: String) {
        let call = Login { username, password };
        prop_assert_eq!(sent(&call, prefix), Some((prefix, call.clone())));
    }

    #[test]
    fn filters_arrive(
        prefix in prefixes(), is_send: Option<bool>, status: Option<String>,
        number: Option<String>, number_begins: Option<String>, page: Option<std::num::NonZeroU32>, limit: Option<std::num::NonZeroU32>,
    ) {
        let status = status.map(Status::new);
        let call = ListOrders { is_send, status, number, number_begins, page, limit };
        prop_assert_eq!(sent(&call, prefix), Some((prefix, call.clone())));
    }

    #[test]
    fn ids_arrive(prefix in prefixes(), id in 1..=MAX_ID, other in 1..=MAX_ID, list in 1..=MAX_ID) {
        let item = GetOrderItem { item: OrderItemId::new(id).unwrap() };
        prop_assert_eq!(sent(&item, prefix), Some((prefix, item)));
        let order = OrderId::new(id).unwrap();
        for from in [OrderAddress::Detailed, OrderAddress::Plain] {
            let call = GetOrder { order, from };
            prop_assert_eq!(sent(&call, prefix), Some((prefix, call)));
        }
        for from in [ItemsAddress::Detailed, ItemsAddress::Plain] {
            let call = ListOrderItems { order, from, page: None, limit: None };
            prop_assert_eq!(sent(&call, prefix), Some((prefix, call)));
        }
        let stock = ListProductStocks {
            channel: ChannelId::new(id).unwrap(),
            product: ProductId::new(other).unwrap(),
            stock_list: StockListId::new(list).unwrap(),
        };
        prop_assert_eq!(sent(&stock, prefix), Some((ApiPrefix::V1, stock)));
        let types = ListContentTypes { model: "orderitem".to_owned() };
        prop_assert_eq!(sent(&types, prefix), Some((ApiPrefix::V1, types.clone())));
    }
}
