package io.netwright.sim.dns;

import io.netwright.sim.dns.Corefile.Directive;
import io.netwright.sim.dns.Corefile.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Keeps answers for as long as their records say, within limits (R9.20, R9.20a). One per server;
/// what it keeps is the state of a run. Source: CoreDNS `plugin/cache/handler.go`, `cache.go`.
final class CachePlugin implements Plugin {
    private static final long SECOND = 1_000_000_000;
    private static final long WITHOUT_RECORDS = 5;

    private final Settings settings;
    private final LinkedHashMap<Key, Kept> kept = new LinkedHashMap<>();

    private record Key(String name, DnsType type) {}

    private record Kept(Answer answer, long sinceNanos, long ttl) {}

    CachePlugin(Settings settings) {
        this.settings = settings;
    }

    /// @param disabledSuccess zones whose answers are not kept
    /// @param disabledDenial zones whose absences are not kept
    /// @param stale how many seconds expired answers are good for, 0 for none
    record Settings(
            List<DnsName> zones,
            Limits success,
            Limits denial,
            long serverFailure,
            List<DnsName> disabledSuccess,
            List<DnsName> disabledDenial,
            boolean keepTtl,
            long stale) {
        /// @param blockZones where the directive names none
        static Settings read(
                Directive directive, List<DnsName> blockZones, List<Problem> problems) {
            var arguments = new ArrayList<>(directive.arguments());
            var success = new Limits(5, 3600);
            var denial = new Limits(5, 1800);
            if (!arguments.isEmpty() && arguments.getFirst().matches("\\d+")) {
                long ttl = Long.parseLong(arguments.removeFirst());
                success = new Limits(5, ttl);
                denial = new Limits(5, ttl);
            }
            long failure = 5;
            boolean keepTtl = false;
            long stale = 0;
            var noSuccess = new ArrayList<DnsName>();
            var noDenial = new ArrayList<DnsName>();
            for (var line : directive.body()) {
                var words = line.words();
                switch (words.getFirst()) {
                    case "success" -> success = success.read(words);
                    case "denial" -> denial = denial.read(words);
                    case "servfail" -> failure = seconds(words, 1, 5);
                    case "keepttl" -> keepTtl = true;
                    case "serve_stale" -> stale = seconds(words, 1, 3600);
                    case "prefetch" -> {} // what it fetches again is what it has: a lab stands
                    // still
                    case "disable" -> {
                        var which = words.size() > 1 ? words.get(1) : "";
                        var zones =
                                words.size() > 2
                                        ? words.stream().skip(2).map(DnsName::of).toList()
                                        : List.of(DnsName.ROOT);
                        switch (which) {
                            case "success" -> noSuccess.addAll(zones);
                            case "denial" -> noDenial.addAll(zones);
                            default ->
                                    problems.add(
                                            new Problem(line.line(), "disable what? " + which));
                        }
                    }
                    default ->
                            problems.add(
                                    new Problem(
                                            line.line(),
                                            "unknown property '" + words.getFirst() + "'"));
                }
            }
            var zones =
                    arguments.isEmpty()
                            ? blockZones
                            : arguments.stream()
                                    .flatMap(it -> CorefileReader.zones(it).stream())
                                    .toList();
            return new Settings(
                    zones, success, denial, failure, noSuccess, noDenial, keepTtl, stale);
        }

        private static long seconds(List<String> words, int index, long otherwise) {
            if (words.size() <= index) {
                return otherwise;
            }
            var text = words.get(index);
            long unit = text.endsWith("h") ? 3600 : text.endsWith("m") ? 60 : 1;
            var digits = text.replaceAll("\\D", "");
            return digits.isEmpty() ? otherwise : Long.parseLong(digits) * unit;
        }
    }

    /// Bounds of a lifetime, in seconds.
    record Limits(long least, long most) {
        /// `success CAPACITY [TTL [MINTTL]]`.
        Limits read(List<String> words) {
            return new Limits(Settings.seconds(words, 3, least), Settings.seconds(words, 2, most));
        }

        long fit(long ttl) {
            return Math.min(Math.max(ttl, least), most);
        }
    }

    @Override
    public Plugin fork() {
        var fork = new CachePlugin(settings);
        fork.kept.putAll(kept);
        return fork;
    }

    @Override
    public Answer serve(Question question, Scene scene, Next next) {
        if (settings.zones().stream().noneMatch(question.name()::within)) {
            return next.serve(question);
        }
        var key = new Key(question.name().lower(), question.type());
        var old = kept.get(key);
        if (old != null) {
            long age = (scene.nowNanos() - old.sinceNanos) / SECOND;
            if (age < old.ttl) {
                long left = settings.keepTtl() ? old.ttl : old.ttl - age;
                return old.answer.fromCache().mapped(it -> it.withTtl(left));
            }
            if (age < old.ttl + settings.stale()) {
                keep(key, question, scene, next.serve(question));
                return old.answer.fromCache().mapped(it -> it.withTtl(0));
            }
        }
        return keep(key, question, scene, next.serve(question));
    }

    private Answer keep(Key key, Question question, Scene scene, Answer answer) {
        var lifetime = lifetime(answer);
        if (lifetime == null) {
            return answer;
        }
        long ttl = lifetime;
        var fitted =
                answer.rcode() == Rcode.NOERROR || answer.rcode() == Rcode.NXDOMAIN
                        ? answer.mapped(it -> it.withTtl(ttl))
                        : answer;
        boolean success = answer.rcode() == Rcode.NOERROR && !answer.answers().isEmpty();
        var disabled = success ? settings.disabledSuccess() : settings.disabledDenial();
        if (ttl > 0 && disabled.stream().noneMatch(question.name()::within)) {
            kept.put(key, new Kept(fitted, scene.nowNanos(), ttl));
        }
        return fitted;
    }

    /// How many seconds an answer is kept, null for one that never is.
    private @Nullable Long lifetime(Answer answer) {
        long smallest =
                answer.all().stream().mapToLong(ResourceRecord::ttl).min().orElse(WITHOUT_RECORDS);
        return switch (answer.rcode()) {
            case NOERROR ->
                    answer.answers().isEmpty()
                            ? settings.denial().fit(smallest)
                            : settings.success().fit(smallest);
            case NXDOMAIN -> answer.authority().isEmpty() ? null : settings.denial().fit(smallest);
            case SERVFAIL, NOTIMP -> settings.serverFailure();
            case FORMERR, REFUSED, TIMEOUT, UNREACHABLE, UNKNOWN -> null;
        };
    }
}
