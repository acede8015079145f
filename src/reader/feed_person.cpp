#include "reader/feed_person.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace gazette::reader::feed {

namespace {

constexpr std::string_view separators = " \t\n()<>[],;\"";

}  // namespace

Person person_of(const std::string& stated) {
    Person person;
    person.stated = stated;
    std::string name = stated;
    if (const std::size_t at = stated.find('@'); at != std::string::npos) {
        const std::size_t before = stated.find_last_of(separators, at);
        std::size_t begin = before == std::string::npos ? 0 : before + 1;
        const std::size_t end = std::min(stated.find_first_of(separators, at), stated.size());
        std::string_view address = std::string_view(stated).substr(begin, end - begin);
        if (base::lower_ascii(address).starts_with("mailto:")) {
            address.remove_prefix(7);
        }
        if (!address.starts_with('@') && !address.ends_with('@')) {
            person.email = address;
            name.erase(begin, end - begin);
        }
    }
    name = base::replace_all(base::replace_all(name, "()", ""), "<>", "");
    std::string_view bare = base::trim(name);
    if (!person.email.empty() && bare.size() > 1 && (bare.front() == '(' || bare.front() == '<')) {
        bare.remove_prefix(1);
        bare.remove_suffix(bare.ends_with(')') || bare.ends_with('>') ? 1 : 0);
    }
    person.name = base::collapse_space(bare);
    return person;
}

}  // namespace gazette::reader::feed
