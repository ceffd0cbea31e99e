//! Carrying out one step: reads, one POST, reads.

use release_client::{Client, Clock, Transport};
use release_core::Outcome;
use release_core::endpoint::GetOrderItem;
use release_core::model::StockCounter;

use super::{Agreed, Observation, Result};

/// Sends a step to which a person has agreed, once, and reads its line and counter before and after.
/// Where the line cannot be read before, nothing is sent. The observation is to be given to
/// [`Trial::note`](super::Trial::note).
pub async fn carry_out<T: Transport, C: Clock>(
    client: &Client<T, C>,
    agreed: Agreed,
) -> Observation {
    let Agreed(step) = agreed;
    let mut observation = Observation::not_sent(step.kind);
    if client.connection().prefix != step.prefix {
        return observation;
    }
    let item = step.call.item;
    let Ok(line) = client.call(&GetOrderItem { item }).await else {
        return observation;
    };
    let order = match line.order {
        Some(order) => client.order(order).await.ok(),
        None => None,
    };
    let channel = order
        .as_ref()
        .and_then(release_core::model::Order::channel_id);
    let counter = StockCounter::of(channel, &line);
    observation.units_before = units(client, counter).await;
    let Ok(judged) = client.create_mapping(&step.call).await else {
        return observation;
    };
    // Only one is under way.
    let outcome: Outcome = judged.outcome.over(client.delivery(1));
    observation.status = judged.status;
    observation.take(&outcome);
    if observation.result != Result::NotSent {
        observation.units_after = units(client, counter).await;
    }
    observation
}

async fn units<T: Transport, C: Clock>(
    client: &Client<T, C>,
    counter: Option<StockCounter>,
) -> Option<String> {
    client.reserved_units(counter?).await.ok().flatten()
}
