package io.netwright.app.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwright.app.session.Derived;
import io.netwright.model.edit.History;
import io.netwright.model.edit.Proposal;
import io.netwright.model.lab.Lab;
import io.netwright.model.resource.Pod;
import io.netwright.model.resource.ResourceKey;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class DropEditsTest {
    private static final ResourceKey CLIENT = ResourceKey.core("Pod", "shop", "client");
    private static final ResourceKey DB = ResourceKey.core("Pod", "shop", "db-0");
    private static final ResourceKey WEB = ResourceKey.core("Service", "shop", "web");
    private static final ResourceKey COUPONS = ResourceKey.core("Service", "shop", "coupons");
    private static final Derived SHOP = CanvasPictureTest.shop();

    private final DropEdits edits = new DropEdits(SHOP.lab(), SHOP.cluster());

    @Test
    void copiesAPodToTheNodeUnderThePointer() {
        var after = after(edits.drop(drop(true, placed(CLIENT, "blue")), 1));
        var copies =
                Derived.of(after).cluster().pods().stream()
                        .filter(it -> it.name().startsWith("client-"))
                        .toList();
        assertThat(copies).singleElement().matches(it -> "blue".equals(it.node()));
        assertThat(after.resource(CLIENT)).isEqualTo(SHOP.lab().resource(CLIENT));
    }

    @Test
    void movesAPodToTheNodeUnderThePointer() {
        var after = after(edits.drop(drop(false, placed(CLIENT, "green")), 1));
        assertThat(after.resource(CLIENT).orElseThrow())
                .isInstanceOfSatisfying(
                        Pod.class, it -> assertThat(it.spec().nodeName()).isEqualTo("green"));
    }

    @Test
    void doesNotCopyWhatAnotherObjectMakes() {
        assertThat(edits.drop(drop(true, placed(DB, "blue")), 1))
                .isInstanceOfSatisfying(
                        Proposal.Refused.class,
                        it -> assertThat(it.why().text()).contains("StatefulSet", "replicas"));
    }

    @Test
    void placesAndDeletesSeveralInOneStep() {
        var history = new History(SHOP.lab());
        var moved = edits.drop(drop(false, placed(WEB, null), placed(COUPONS, null)), 1);
        history.push(((Proposal.Possible) moved).edit());
        assertThat(history.lab().layout().positions()).containsKeys(WEB, COUPONS);
        history.undo();
        assertThat(history.lab().layout().positions()).isEmpty();
        var gone = edits.delete(List.of(WEB, DB, COUPONS));
        history.push(((Proposal.Possible) gone).edit());
        assertThat(history.lab().resource(WEB)).isEmpty();
        assertThat(history.lab().resource(COUPONS)).isEmpty();
        history.undo();
        assertThat(history.lab().resource(WEB)).isPresent();
    }

    @Test
    void saysWhatMakesAPodThatCannotBeDeleted() {
        assertThat(edits.delete(List.of(DB))).isInstanceOf(Proposal.Refused.class);
    }

    private static Lab after(Proposal proposal) {
        return ((Proposal.Possible) proposal).edit().applyTo(SHOP.lab());
    }

    private static Drop drop(boolean copy, Drop.Placed... things) {
        return new Drop(List.of(things), copy);
    }

    private static Drop.Placed placed(ResourceKey key, @Nullable String node) {
        return new Drop.Placed(key, node, 80, 160);
    }
}
