package io.netwright.sim.origin;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

/// Why an entry is in a table.
///
/// @param agent who programmed it: `kubelet`, `flannel`, `felix`, `kube-proxy`, `kernel`
/// @param resource the object that asks for it, null where none does
/// @param field the place in that object; its range is looked up in the lab when it is shown
/// @param text what it is for, in a few words: `service shop/web:http cluster IP`
public record Origin(String agent, @Nullable ResourceKey resource, FieldPath field, String text) {}
