package io.netwright.app.ui.figures;

/// The glyph of a figure: what is filled and what is stroked, in 24 by 24.
record Art(Outline solid, Outline lines) {
    private static final Art NODE =
            new Art(
                    new Outline().circle(8.6, 9.3, 0.9).circle(8.6, 15.1, 0.9),
                    new Outline()
                            .rectangle(6.6, 7, 10.8, 4.6)
                            .rectangle(6.6, 12.8, 10.8, 4.6)
                            .segment(11.5, 9.3, 15, 9.3)
                            .segment(11.5, 15.1, 15, 15.1));
    private static final Art POD =
            new Art(
                    new Outline(),
                    new Outline()
                            .polygon(12, 6.6, 17, 9.4, 17, 15.2, 12, 18, 7, 15.2, 7, 9.4)
                            .move(7, 9.4)
                            .line(12, 12.3)
                            .line(17, 9.4)
                            .segment(12, 12.3, 12, 18));
    private static final Art WORKLOAD =
            new Art(
                    new Outline(),
                    new Outline()
                            .rectangle(6.6, 10, 7.6, 7.6)
                            .move(9.4, 10)
                            .line(9.4, 7)
                            .line(17.4, 7)
                            .line(17.4, 14.8)
                            .line(14.2, 14.8));
    private static final Art SERVICE =
            new Art(
                    new Outline()
                            .circle(12, 8, 2)
                            .circle(7.8, 16.4, 1.7)
                            .circle(12, 17.2, 1.7)
                            .circle(16.2, 16.4, 1.7),
                    new Outline()
                            .segment(12, 9, 12, 16)
                            .move(12, 12)
                            .curve(9, 12, 7.8, 13, 7.8, 15.6)
                            .move(12, 12)
                            .curve(15, 12, 16.2, 13, 16.2, 15.6));
    private static final Art ENDPOINTS =
            new Art(
                    new Outline()
                            .circle(7.6, 12.4, 1.5)
                            .circle(12, 12.4, 1.5)
                            .circle(16.4, 12.4, 1.5),
                    new Outline());
    private static final Art POLICY =
            new Art(new Outline(), new Outline().move(7.6, 11.8).line(11, 15.2).line(16.6, 8.6));
    private static final Art INGRESS =
            new Art(
                    new Outline(),
                    new Outline()
                            .segment(6, 12.4, 14, 12.4)
                            .move(11, 9.4)
                            .line(14, 12.4)
                            .line(11, 15.4)
                            .move(13.4, 7)
                            .line(17.4, 7)
                            .line(17.4, 17.8)
                            .line(13.4, 17.8));
    private static final Art NAMESPACE =
            new Art(
                    new Outline(),
                    new Outline()
                            .move(7, 9.6)
                            .line(7, 7.2)
                            .line(9.4, 7.2)
                            .move(14.6, 7.2)
                            .line(17, 7.2)
                            .line(17, 9.6)
                            .move(17, 15)
                            .line(17, 17.4)
                            .line(14.6, 17.4)
                            .move(9.4, 17.4)
                            .line(7, 17.4)
                            .line(7, 15));
    private static final Art CONFIG =
            new Art(
                    new Outline(),
                    new Outline()
                            .rectangle(7.6, 6.6, 8.8, 11.4)
                            .segment(9.8, 10, 14.2, 10)
                            .segment(9.8, 12.4, 14.2, 12.4)
                            .segment(9.8, 14.8, 12.4, 14.8));
    private static final Art OUTSIDE =
            new Art(
                    new Outline(),
                    new Outline()
                            .move(8.4, 16.2)
                            .curve(6.6, 16.2, 5.8, 15, 5.8, 13.9)
                            .curve(5.8, 12.6, 6.8, 11.7, 8, 11.6)
                            .curve(8.2, 9.4, 9.8, 8.2, 11.7, 8.2)
                            .curve(13.5, 8.2, 14.8, 9.3, 15.2, 10.9)
                            .curve(17, 10.9, 18.2, 12, 18.2, 13.5)
                            .curve(18.2, 15.1, 17, 16.2, 15.6, 16.2)
                            .close());
    private static final Art ROUTER =
            new Art(
                    new Outline(),
                    new Outline()
                            .segment(6.4, 10, 17, 10)
                            .move(14.6, 7.6)
                            .line(17, 10)
                            .line(14.6, 12.4)
                            .segment(7, 15, 17.6, 15)
                            .move(9.4, 12.8)
                            .line(7, 15)
                            .line(9.4, 17.4));
    private static final Art OTHER = new Art(new Outline(), new Outline().circle(12, 12.4, 4));

    static Art of(Figure figure) {
        return switch (figure) {
            case NODE -> NODE;
            case POD -> POD;
            case WORKLOAD -> WORKLOAD;
            case SERVICE -> SERVICE;
            case ENDPOINTS -> ENDPOINTS;
            case POLICY -> POLICY;
            case INGRESS -> INGRESS;
            case NAMESPACE -> NAMESPACE;
            case CONFIG -> CONFIG;
            case OUTSIDE -> OUTSIDE;
            case ROUTER -> ROUTER;
            case OTHER -> OTHER;
        };
    }
}
