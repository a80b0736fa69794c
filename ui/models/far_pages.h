#pragma once

#include <QHash>

#include <cstdlib>

namespace homeport {

/// Lets go of the pages that are farthest from `middle`, until no more than `most` are held.
template <typename Page>
void dropFarPages(QHash<int, Page>& pages, int middle, int most)
{
    while (pages.size() > most) {
        auto farthest = pages.begin();
        for (auto page = pages.begin(); page != pages.end(); ++page) {
            if (std::abs(page.key() - middle) > std::abs(farthest.key() - middle))
                farthest = page;
        }
        pages.erase(farthest);
    }
}

} // namespace homeport
