package io.netwright.model.lint;

import io.netwright.model.resource.EndpointSlice;
import io.netwright.model.resource.FieldPath;

import java.util.function.Consumer;

/// A slice of a Service that is not there.
final class SliceService implements Rule {
    @Override
    public void check(View lab, Consumer<Found> out) {
        for (var slice : lab.all(EndpointSlice.class)) {
            var name = slice.meta().labels().values().get(EndpointSlice.SERVICE_NAME);
            var namespace = slice.key().namespace();
            if (name != null
                    && lab.knowsServices(slice.key())
                    && lab.service(namespace, name).isEmpty()) {
                out.accept(
                        lab.at(
                                slice,
                                FieldPath.of("metadata", "labels", EndpointSlice.SERVICE_NAME),
                                LintCode.SLICE_SERVICE,
                                name,
                                String.valueOf(namespace)));
            }
        }
    }
}
