package org.fengsui.server.platform.access;

import java.util.List;
import java.util.Set;
import org.fengsui.server.platform.access.PostHolders.Holder;
import org.fengsui.server.platform.kernel.Refusal;

/**
 * Posts and accounts brought together: who follows in a post gets an account from the system
 * administrator and its roles from the security administrator, and who left is seen by both.
 */
public interface PostAccounts {

    /**
     * An account that lacks roles of the posts its person holds.
     *
     * @param holder the person and the posts
     * @param file the account, of the unit of the posts
     * @param roles those that it lacks
     */
    record Ungranted(Holder holder, AccountFile file, Set<Role> roles) {

        /** Keeps its own copy. */
        public Ungranted {
            roles = Set.copyOf(roles);
        }
    }

    /**
     * What does not fit together today.
     *
     * @param without holders of posts of 责任单位 who have no account
     * @param disabled disabled accounts of such holders: to be enabled if they are to sign in
     * @param elsewhere accounts of holders that are of a unit where they hold no post: theirs is to
     *     be changed
     * @param ungranted accounts that lack roles
     * @param left accounts with roles of a unit in which their person holds no post; the roles rest
     * @param nameless accounts with roles of a unit that name no person, so that no post ends them
     */
    record Gaps(
            List<Holder> without,
            List<Ungranted> disabled,
            List<Ungranted> elsewhere,
            List<Ungranted> ungranted,
            List<AccountFile> left,
            List<AccountFile> nameless) {

        /** Keeps its own copies. */
        public Gaps {
            without = List.copyOf(without);
            disabled = List.copyOf(disabled);
            elsewhere = List.copyOf(elsewhere);
            ungranted = List.copyOf(ungranted);
            left = List.copyOf(left);
            nameless = List.copyOf(nameless);
        }
    }

    /**
     * An account just made.
     *
     * @param file the account
     * @param password its first password, kept nowhere: to be handed over
     */
    record Made(AccountFile file, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Made[" + file.account().username() + "]";
        }
    }

    /** What does not fit together now. */
    Gaps gaps();

    /** How many of these wait for that administrator. */
    long waiting(Actor by);

    /**
     * Makes the account of a holder, named after the person's code, without roles.
     *
     * @throws Refusal if the person holds no such post, has an account, the name is taken, or the
     *     actor may not
     */
    Made make(Actor by, long unitId, String personCode);

    /**
     * Adds the roles of the posts that the account's person holds now.
     *
     * @param version the version of the account that was read
     * @throws Refusal if the account lacks none, has changed since, or the actor made it or is no
     *     decider
     */
    void grant(Actor by, long accountId, long version);
}
