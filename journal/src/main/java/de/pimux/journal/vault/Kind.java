package de.pimux.journal.vault;

import de.pimux.core.retention.RetentionClass;

/** What a sealed row is. The code is part of what is authenticated, so that no row passes for one of another kind. */
public enum Kind {
    ACCOUNT(1, RetentionClass.ACCOUNT),
    PENDING(2, RetentionClass.PENDING),
    ARCHIVE(3, RetentionClass.ARCHIVE),
    UPLOAD(4, RetentionClass.UPLOAD),
    SECURITY(5, RetentionClass.SECURITY),
    SNAPSHOT(6, RetentionClass.ACCOUNT);

    private final byte code;
    private final RetentionClass retention;

    Kind(int code, RetentionClass retention) {
        this.code = (byte) code;
        this.retention = retention;
    }

    /** @throws IllegalArgumentException if events of this class are not stored */
    public static Kind of(RetentionClass retention) {
        return switch (retention) {
            case ACCOUNT -> ACCOUNT;
            case PENDING -> PENDING;
            case ARCHIVE -> ARCHIVE;
            case UPLOAD -> UPLOAD;
            case SECURITY -> SECURITY;
            case LOG, VOLATILE -> throw new IllegalArgumentException(retention + " is not stored");
        };
    }

    static Kind ofCode(byte code) {
        for (Kind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new VaultException("the vault names a kind " + code + " that this version doesn't know");
    }

    byte code() {
        return code;
    }

    RetentionClass retention() {
        return retention;
    }
}
