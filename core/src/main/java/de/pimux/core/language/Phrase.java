package de.pimux.core.language;

/** A text for people, in every language that the server speaks. */
public record Phrase(String english, String german) {
    /** A text that is the same in all of them, such as a name. */
    public static Phrase same(String text) {
        return new Phrase(text, text);
    }

    public String in(Language language) {
        return language == Language.DE ? german : english;
    }
}
