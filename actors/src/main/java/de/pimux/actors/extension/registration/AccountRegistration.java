package de.pimux.actors.extension.registration;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.AccountEffect;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.erasure.SignedReceipt;
import de.pimux.core.registration.RegistrationChange;
import de.pimux.core.registration.RegistrationForm;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.security.SecureRandom;
import java.util.function.UnaryOperator;

/** Changes of password and the removal of an account, by its owner. Making one happens before a login. */
@Xep(number = 77, version = "2.4", name = "In-Band Registration")
public final class AccountRegistration implements Extension {
    private static final String FORMS = "jabber:x:data";

    private final int iterations;
    private final String receiptKey;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param iterations of the keys that are derived from a new password
     * @param receiptKey the public key for receipts of erasures, as Base64 of its DER form
     */
    public AccountRegistration(int iterations, String receiptKey) {
        this.iterations = iterations;
        this.receiptKey = receiptKey;
    }

    @Override
    public void register(Registry on) {
        on.accountCommand(new ErasureCommand())
                .discoForm(keyForm(receiptKey))
                .disco(RegistrationForm.NAMESPACE)
                .accountIq(Iq.Type.GET, RegistrationForm.NAMESPACE, "query", AccountRegistration::get)
                .accountIqAtServer(Iq.Type.GET, RegistrationForm.NAMESPACE, "query", AccountRegistration::get)
                .accountIq(Iq.Type.SET, RegistrationForm.NAMESPACE, "query", this::set)
                .accountIqAtServer(Iq.Type.SET, RegistrationForm.NAMESPACE, "query", this::set);
    }

    private static Outcome get(AccountContext account, Iq iq) {
        return Outcome.reply(iq.result(RegistrationForm.registered(account.jid())));
    }

    private Outcome set(AccountContext account, Iq iq) {
        RegistrationChange change;
        try {
            change = RegistrationChange.read(iq.requested(), account.jid());
        } catch (StanzaException refused) {
            return Outcome.refuse(refused.error());
        }
        if (change instanceof RegistrationChange.NewPassword wanted)
            return Outcome.NOTHING.then(
                    new AccountEffect.Derive(() -> ScramCredentials.derive(wanted.password(), iterations, random), iq));
        return Outcome.NOTHING.then(
                new AccountEffect.Erasing(erasure -> erasure.request(iq, UnaryOperator.identity())));
    }

    /** With which receipts of erasures can be checked, also by those who have none yet (XEP-0128). */
    private static Element keyForm(String receiptKey) {
        return Element.builder(FORMS, "x")
                .attribute("type", "result")
                .add(field("FORM_TYPE", "hidden", SignedReceipt.NAMESPACE))
                .add(field("public-key", "text-single", receiptKey))
                .build();
    }

    private static Element field(String name, String type, String value) {
        return Element.builder(FORMS, "field")
                .attribute("var", name)
                .attribute("type", type)
                .textChild(FORMS, "value", value)
                .build();
    }
}
