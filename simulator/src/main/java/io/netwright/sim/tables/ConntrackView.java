package io.netwright.sim.tables;

import java.util.List;

/// `conntrack -L`.
record ConntrackView() implements TableView {
    @Override
    public String name() {
        return "conntrack -L";
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public List<TableLine> lines(Moment moment) {
        return moment.state().conntrack(moment.namespace().id(), moment.now()).stream()
                .map(
                        it ->
                                TableLine.of(
                                        ConntrackList.line(it, moment.now()),
                                        new Subject.FlowOf(it.original()),
                                        new Subject.FlowOf(it.reply())))
                .toList();
    }
}
