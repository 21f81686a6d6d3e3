package org.fengsui.server.platform.kernel;

/** Who owes a duty: the IT office, the CAC office, 宣传部, or a unit of the school. */
public sealed interface Obligor {

    /** 信息化工作办公室. */
    record ItOffice() implements Obligor {}

    /** 网信办. */
    record CacOffice() implements Obligor {}

    /** 党委宣传部. */
    record PublicityOffice() implements Obligor {}

    /**
     * A responsible unit.
     *
     * @param unitId the registry's identity of the unit
     */
    record Unit(long unitId) implements Obligor {}

    /**
     * The stable text stored with an obligation: {@code it-office}, {@code cac-office}, {@code
     * publicity-office}, {@code unit:12}.
     */
    default String key() {
        return switch (this) {
            case ItOffice() -> "it-office";
            case CacOffice() -> "cac-office";
            case PublicityOffice() -> "publicity-office";
            case Unit(long id) -> "unit:" + id;
        };
    }

    /**
     * Reads a {@link #key()}.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static Obligor of(String key) {
        return switch (key) {
            case "it-office" -> new ItOffice();
            case "cac-office" -> new CacOffice();
            case "publicity-office" -> new PublicityOffice();
            default -> {
                if (!key.startsWith("unit:")) {
                    throw new IllegalArgumentException("not an obligor: " + key);
                }
                yield new Unit(Long.parseLong(key.substring("unit:".length())));
            }
        };
    }
}
