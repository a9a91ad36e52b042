package io.netwright.sim.policy;

import io.netwright.model.resource.FieldPath;
import io.netwright.model.resource.NetworkPolicy.Direction;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Why policies let a connection pass or not (R8.1): both ends have to.
public record Decision(Side egress, Side ingress) {
    public boolean allowed() {
        return egress.allowed() && ingress.allowed();
    }

    /// One end.
    ///
    /// @param isolatedBy the policies that select the pod in this direction; none: all is allowed
    /// @param allowedBy the first of them with a rule that matches, null where none has
    /// @param field that rule
    public record Side(
            Direction direction,
            List<ResourceKey> isolatedBy,
            @Nullable ResourceKey allowedBy,
            FieldPath field) {
        public Side {
            isolatedBy = List.copyOf(isolatedBy);
        }

        public boolean allowed() {
            return isolatedBy.isEmpty() || allowedBy != null;
        }
    }
}
