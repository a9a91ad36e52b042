package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;

/// Checks how a workload replaces its pods.
///
/// Source: kubernetes `pkg/apis/apps/validation/validation.go`.
final class RolloutReader {
    private static final Choices<String> DEPLOYMENT = Choices.words("Recreate", "RollingUpdate");
    private static final Choices<String> SETS = Choices.words("OnDelete", "RollingUpdate");
    private static final Choices<String> RETENTION = Choices.words("Retain", "Delete");

    private RolloutReader() {}

    static void deployment(Field spec) {
        counts(spec);
        var strategy = spec.get("strategy");
        var type = strategy.get("type").unlessEmpty().choice(DEPLOYMENT);
        var rolling = strategy.get("rollingUpdate");
        if ("Recreate".equals(type) && rolling.isSet()) {
            rolling.error(Fault.NOT_ALLOWED, null, "with type Recreate");
            return;
        }
        amounts(rolling, true);
        var ready = spec.get("minReadySeconds").integer(0, Integer.MAX_VALUE);
        var progress = spec.get("progressDeadlineSeconds");
        var deadline = progress.integer(0, Integer.MAX_VALUE);
        int least = ready == null ? 0 : ready;
        if ((deadline == null ? 600 : deadline) <= least) {
            progress.error(
                    Fault.OUT_OF_RANGE,
                    Fault.OUT_OF_RANGE.hint("unset it is 600; more than minReadySeconds"),
                    least + 1,
                    Integer.MAX_VALUE,
                    deadline == null ? 600 : deadline);
        }
    }

    static void statefulSet(Field spec) {
        spec.get("minReadySeconds").integer(0, Integer.MAX_VALUE);
        var rolling = updates(spec.get("updateStrategy"));
        rolling.get("partition").integer(0, Integer.MAX_VALUE);
        var retention = spec.get("persistentVolumeClaimRetentionPolicy");
        retention.get("whenDeleted").choice(RETENTION);
        retention.get("whenScaled").choice(RETENTION);
    }

    static void daemonSet(Field spec) {
        counts(spec);
        amounts(updates(spec.get("updateStrategy")), false);
    }

    static void counts(Field spec) {
        spec.get("minReadySeconds").integer(0, Integer.MAX_VALUE);
        spec.get("revisionHistoryLimit").integer(0, Integer.MAX_VALUE);
    }

    private static Field updates(Field strategy) {
        var type = strategy.get("type").unlessEmpty().choice(SETS);
        var rolling = strategy.get("rollingUpdate");
        if ("OnDelete".equals(type) && rolling.isSet()) {
            rolling.error(Fault.NOT_ALLOWED, null, "with type OnDelete");
        }
        return rolling;
    }

    private static void amounts(Field rolling, boolean deployment) {
        if (!rolling.isSet()) {
            return;
        }
        boolean noSurge = isNone(rolling.get("maxSurge"), !deployment);
        boolean noLoss = isNone(rolling.get("maxUnavailable"), false);
        if (noSurge && noLoss) {
            rolling.get("maxUnavailable")
                    .error(Fault.NOT_ALLOWED, null, "to 0 where maxSurge is 0 too");
        }
    }

    /// Is this amount of pods, a number or a percentage, nothing?
    private static boolean isNone(Field field, boolean otherwise) {
        if (!field.isSet()) {
            return otherwise;
        }
        if (field.isNumber()) {
            var number = field.integer(0, Integer.MAX_VALUE);
            return number != null && number == 0;
        }
        var text = field.text("");
        boolean surge = field.name().equals("maxSurge");
        if (!text.matches("[0-9]{1,3}%")) {
            field.error(Fault.BAD_VALUE, null, text, "a number or a percentage");
            return false;
        }
        int percent = Integer.parseInt(text, 0, text.length() - 1, 10);
        if (percent > 100 && !surge) {
            field.error(Fault.OUT_OF_RANGE, null, "0%", "100%", text);
        }
        return percent == 0;
    }
}
