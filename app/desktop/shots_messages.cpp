#include "app/desktop/colleague.h"
#include "app/desktop/shots.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/ticket_page.h"
#include "ui/widgets/link_text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

const auto formatted = uR"(**The scanners at gate 4 work again.** It was *not* the network.

1. `systemctl restart scand` on the gateway
2. one label scanned at each desk
   - the two at the window need new rolls

> Do we have to enter the morning by hand?

No, it is all there: [what was scanned](https://gates.example/4).

```
$ scand --status
gate 4: 3 of 3 ready
```)"_s;

} // namespace

/// A message with all that its words can be made of.
void Shots::addFormatted()
{
    m_steps.append({u"formatted"_s,
        [this] {
            closeCards();
            if (const auto* page = m_window.workspace()->ticketPage())
                m_colleague->say(page->ticket(), formatted);
        },
        [this] {
            const auto* page = m_window.workspace()->ticketPage();
            const auto texts = page ? page->findChildren<LinkText*>() : QList<LinkText*>();
            return std::any_of(texts.begin(), texts.end(),
                [](const LinkText* each) { return each->words().contains(u"scand --status"_s); });
        }});
}

} // namespace homeport
