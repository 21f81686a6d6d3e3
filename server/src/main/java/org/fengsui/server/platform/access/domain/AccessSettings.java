package org.fengsui.server.platform.access.domain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strict sign-in is. The defaults are what assessors of 等保2.0 commonly ask for; all periods run
 * on the system clock.
 *
 * @param password what a password must be
 * @param lock when failed attempts lock an account
 * @param idle how long a session lives without a request
 * @param tokenLifetime the longest life a REST token can be given
 * @param setupLifetime how long the link of the first start can be used
 */
@ConfigurationProperties("fengsui.access")
public record AccessSettings(
        @DefaultValue Password password,
        @DefaultValue Lock lock,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("365d") Duration tokenLifetime,
        @DefaultValue("30m") Duration setupLifetime) {

    /** Refuses periods that would let nobody in or never end. */
    public AccessSettings {
        positive("fengsui.access.idle", idle);
        positive("fengsui.access.token-lifetime", tokenLifetime);
        positive("fengsui.access.setup-lifetime", setupLifetime);
    }

    /**
     * What a password must be.
     *
     * @param minimum least length in characters
     * @param kinds how many of lower case, upper case, digits and others a shorter one needs
     * @param longEnough the length from which the kinds no longer matter
     * @param maxAge after what time it must be changed; zero for never
     * @param changeFirst whether one that another person set must be changed at the next sign-in
     */
    public record Password(
            @DefaultValue("10") int minimum,
            @DefaultValue("3") int kinds,
            @DefaultValue("16") int longEnough,
            @DefaultValue("90d") Duration maxAge,
            @DefaultValue("true") boolean changeFirst) {

        /** Refuses figures that no password could meet. */
        public Password {
            if (minimum < 8 || kinds < 1 || kinds > 4 || longEnough < minimum) {
                throw new IllegalArgumentException(
                        "fengsui.access.password: minimum at least 8, kinds 1 to 4,"
                                + " long-enough not below minimum");
            }
        }
    }

    /**
     * When failed attempts lock an account.
     *
     * @param failures how many in a row
     * @param period for how long
     */
    public record Lock(@DefaultValue("5") int failures, @DefaultValue("15m") Duration period) {

        /** Refuses a lock that never or always holds. */
        public Lock {
            if (failures < 1) {
                throw new IllegalArgumentException("fengsui.access.lock.failures is below 1");
            }
            positive("fengsui.access.lock.period", period);
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }
}
