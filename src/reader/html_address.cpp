#include "reader/html_address.h"

#include <algorithm>

#include "base/text.h"

namespace gazette::reader::html {

bool is_safe_link(std::string_view href) {
    return is_web_address(href) || (href.starts_with("mailto:") && href.size() > 7) ||
           (href.starts_with('#') && href.size() > 1);
}

bool is_path_beside(std::string_view href) {
    const std::size_t end = std::min(href.find_first_of("/?#"), href.size());
    return end > 0 && href.substr(0, end).find(':') == std::string_view::npos;
}

std::string host_of(std::string_view address) {
    if (!is_web_address(address)) {
        return {};
    }
    const std::size_t begin = address.find("://") + 3;
    const std::size_t end = address.find_first_of("/?#", begin);
    std::string host = base::lower_ascii(address.substr(begin, end - begin));
    host.erase(0, host.find('@') == std::string::npos ? 0 : host.find('@') + 1);
    host.resize(std::min(host.find(':'), host.size()));
    return host.starts_with("www.") ? host.substr(4) : host;
}

}  // namespace gazette::reader::html
