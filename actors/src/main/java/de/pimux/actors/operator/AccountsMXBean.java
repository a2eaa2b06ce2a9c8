package de.pimux.actors.operator;

import java.io.IOException;
import java.util.Map;
import javax.management.JMException;

/** The accounts, for the operator: {@code pimux:type=Accounts}. */
@Described("The accounts of this server. It tells of none that is not asked for by its name.")
public interface AccountsMXBean {
    String NAME = "pimux:type=Accounts";

    /** @throws JMException saying why there is no such new account */
    @Described("Makes an account.")
    void create(
            @Named(value = "name", description = "what stands before the @") String name,
            @Named(value = "password", description = "its password", kind = Named.Kind.SECRET) String password)
            throws JMException;

    /**
     * Makes the accounts of a file of the server's machine, in UTF-8: on each line a name, white space and the password, which
     * is the rest of the line. Fails if the file can't be read; what is wrong with a line is told in the answer.
     */
    @Described(
            value = "Makes the accounts of a file with a line \"name password\" for each.",
            verbs = {"create --from", "create-from"})
    Created createFromFile(
            @Named(value = "file", description = "a file of the server's machine, in UTF-8", kind = Named.Kind.FILE)
                    String file)
            throws IOException;

    /** How many accounts were made, and by line number why one was not. */
    interface Created {
        int getCount();

        Map<Integer, String> getFailures();
    }

    @Described("Whether there is an account of this name.")
    boolean exists(@Named(value = "name", description = "what stands before the @") String name) throws JMException;

    /** @throws JMException if there is no such account, or nobody could log in with the password */
    @Described("Gives an account another password, and ends its sessions.")
    void resetPassword(
            @Named(value = "name", description = "what stands before the @") String name,
            @Named(value = "password", description = "its new password", kind = Named.Kind.SECRET) String password)
            throws JMException;

    /** @throws JMException if there is no such account */
    @Described(
            value = "Erases an account with everything it owns; tells the receipt for its owner.",
            destructive = true)
    String erase(@Named(value = "name", description = "what stands before the @") String name) throws JMException;

    /**
     * Fails if there is no such account, or the file exists or can't be written.
     *
     * @return bytes written
     */
    @Described("Writes a copy of everything that an account owns to a new file; its owner can see that in the ledger.")
    long export(
            @Named(value = "name", description = "what stands before the @") String name,
            @Named(
                            value = "file",
                            description = "a file of the server's machine, which must not exist yet",
                            kind = Named.Kind.FILE,
                            option = "--to")
                    String file)
            throws JMException;

    /** Fails if the file can't be read; why a user of it became no account is told in the answer. */
    @Described(
            value =
                    "Makes the accounts of a copy that pimux wrote, or of files of XEP-0227 as other servers write them.",
            verbs = {"import", "import-from"})
    Imported importFrom(
            @Named(
                            value = "file",
                            description = "a zip of pimux, or the main XML file, on the server's machine",
                            kind = Named.Kind.FILE)
                    String file)
            throws JMException;

    /** What came of an import. */
    interface Imported {
        @Described("How many accounts were made.")
        int getCount();

        @Described("How many archived messages they brought; those older than the policy allows are left out.")
        long getMessages();

        @Described("How many accounts have keys for some mechanisms only; see sasl.scram in the configuration.")
        int getOldKeys();

        @Described("Why a user of the file is no new account, by its position in the file, from 1.")
        Map<Integer, String> getFailures();

        @Described("What this server has no place for, by its XML name, and how often there was such a thing.")
        Map<String, Integer> getUnread();
    }

    /** @throws JMException if there is no such account */
    @Described("Keeps everything of an account and does nothing with it: no login, no delivery, no disclosure.")
    void restrict(@Named(value = "name", description = "what stands before the @") String name) throws JMException;

    /** @throws JMException if there is no such account */
    @Described("Lets an account that was restricted be used again.")
    void unrestrict(@Named(value = "name", description = "what stands before the @") String name) throws JMException;

    /** @throws JMException if there is no such account */
    @Described("Whether an account is restricted.")
    boolean restricted(@Named(value = "name", description = "what stands before the @") String name) throws JMException;

    @Described("How many accounts there are. It reads through all of them.")
    long count() throws JMException;
}
