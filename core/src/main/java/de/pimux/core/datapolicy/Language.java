package de.pimux.core.datapolicy;

import org.jspecify.annotations.Nullable;

/** The languages in which the policy is explained. */
public enum Language {
    EN,
    DE;

    /** The one that fits a language tag (BCP 47) best; English if there is none or another. */
    public static Language of(@Nullable String tag) {
        return tag != null && tag.matches("(?i)de(-.*)?") ? DE : EN;
    }
}
