package io.netwright.model.manifest;

import io.netwright.model.diag.Fault;
import io.netwright.model.resource.CronJob;
import io.netwright.model.resource.ObjectMeta;
import io.netwright.model.resource.ResourceKey;

import java.util.List;
import java.util.regex.Pattern;

/// Reads cron jobs.
///
/// Source: kubernetes `pkg/apis/batch/validation/validation.go`, `ValidateCronJobCreate`;
/// robfig/cron `parser.go`.
final class CronJobReader {
    private static final Pattern PART =
            Pattern.compile(
                    "(\\*|\\?|[0-9]{1,2}|[A-Za-z]{3})(-([0-9]{1,2}|[A-Za-z]{3}))?(/[0-9]{1,2})?");
    private static final List<String> WORDS =
            List.of(
                    "@yearly",
                    "@annually",
                    "@monthly",
                    "@weekly",
                    "@daily",
                    "@midnight",
                    "@hourly");
    private static final int[] LEAST = {0, 0, 1, 1, 0};
    private static final int[] MOST = {59, 23, 31, 12, 6};

    private CronJobReader() {}

    static CronJob read(ResourceKey key, ObjectMeta meta, Field root) {
        if (meta.name().length() > 52) {
            root.get("metadata")
                    .get("name")
                    .error(
                            Fault.BAD_NAME,
                            null,
                            meta.name(),
                            "at most 52 characters long, as its Jobs add 11");
        }
        var spec = root.get("spec").part();
        var field = spec.get("schedule").unlessEmpty().required();
        var schedule = field.text("");
        if (field.isSet() && schedule.contains("TZ=")) {
            field.error(
                    Fault.BAD_VALUE,
                    Fault.BAD_VALUE.hint("set timeZone"),
                    schedule,
                    "possible with a time zone in it");
        } else if (field.isSet() && !isSchedule(schedule)) {
            field.error(Fault.BAD_VALUE, null, schedule, "a schedule of five fields or @WORD");
        }
        for (var name :
                List.of(
                        "startingDeadlineSeconds",
                        "successfulJobsHistoryLimit",
                        "failedJobsHistoryLimit")) {
            spec.get(name).integer(0, Integer.MAX_VALUE);
        }
        var zone = spec.get("timeZone");
        if (zone.isSet() && !java.time.ZoneId.getAvailableZoneIds().contains(zone.text(""))) {
            zone.error(Fault.BAD_VALUE, null, zone.text(""), "a time zone such as Europe/Paris");
        }
        var job = spec.get("jobTemplate").part();
        var jobSpec = job.get("spec").part();
        var manual = jobSpec.get("manualSelector");
        if (manual.isTrue()) {
            manual.error(Fault.NOT_ALLOWED, null, "in a CronJob");
        }
        var template = WorkloadReader.jobTemplate(jobSpec, !manual.isTrue());
        return new CronJob(key, meta, schedule, spec.get("suspend").isTrue(), template);
    }

    private static boolean isSchedule(String schedule) {
        if (schedule.startsWith("@")) {
            return WORDS.contains(schedule) || schedule.startsWith("@every ");
        }
        var fields = schedule.strip().split("\\s+", -1);
        if (fields.length != 5) {
            return false;
        }
        for (int i = 0; i < 5; i++) {
            for (var part : fields[i].split(",", -1)) {
                if (!PART.matcher(part).matches()) {
                    return false;
                }
                for (var number : part.replaceAll("/.*", "").split("-", -1)) {
                    boolean digits = !number.isEmpty() && Character.isDigit(number.charAt(0));
                    if (digits
                            && (Integer.parseInt(number) < LEAST[i]
                                    || Integer.parseInt(number) > MOST[i])) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
