package de.pimux.actors.extension.contactinfo;

import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.jid.Jid;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.util.List;

/** Tells whom to write to about abuse, help and security: the administrators of the configuration. */
@Xep(number = 157, version = "1.1.1", name = "Contact Addresses for XMPP Services")
public final class ContactInfo implements Extension {
    private static final String FORMS = "jabber:x:data";
    private static final String SERVER_INFO = "http://jabber.org/network/serverinfo";
    private static final List<String> FIELDS =
            List.of("abuse-addresses", "admin-addresses", "security-addresses", "support-addresses");

    private final List<Jid> admins;

    public ContactInfo(List<Jid> admins) {
        this.admins = admins;
    }

    @Override
    public void register(Registry on) {
        if (!admins.isEmpty()) on.discoForm(form());
    }

    private Element form() {
        ElementBuilder form = Element.builder(FORMS, "x").attribute("type", "result");
        form.add(Element.builder(FORMS, "field")
                .attribute("var", "FORM_TYPE")
                .attribute("type", "hidden")
                .textChild(FORMS, "value", SERVER_INFO)
                .build());
        for (String name : FIELDS) {
            ElementBuilder field =
                    Element.builder(FORMS, "field").attribute("var", name).attribute("type", "list-multi");
            for (Jid admin : admins) field.textChild(FORMS, "value", "xmpp:" + admin.text());
            form.add(field.build());
        }
        return form.build();
    }
}
