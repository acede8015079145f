#include "pdf/cmap.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "pdf/syntax.h"

namespace gazette::pdf {

namespace {

/// An operator takes at most a hundred lines (section 9.10.3).
constexpr std::size_t most_lines = 100;

constexpr std::string_view prologue = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n";
constexpr std::string_view to_text =
    "/CIDSystemInfo 3 dict dup begin\n/Registry (Adobe) def\n/Ordering (UCS) def\n/Supplement 0 def\nend def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n";
constexpr std::string_view to_cids =
    "/CIDSystemInfo 3 dict dup begin\n/Registry (Adobe) def\n/Ordering (Identity) def\n/Supplement 0 def\nend def\n"
    "/CMapVersion 1 def\n/CMapType 1 def\n/WMode 0 def\n";
constexpr std::string_view epilogue = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

constexpr std::string_view two_byte_codes = "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
constexpr std::string_view one_byte_codes = "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n";

void append_lines(std::string& out, const std::vector<std::string>& lines) {
    for (std::size_t begin = 0; begin < lines.size(); begin += most_lines) {
        const std::size_t end = std::min(begin + most_lines, lines.size());
        out += std::to_string(end - begin) + " beginbfchar\n";
        for (std::size_t index = begin; index < end; ++index) out += lines[index];
        out += "endbfchar\n";
    }
}

}  // namespace

std::string to_unicode_cmap(const std::map<std::uint16_t, std::string>& texts, int code_bytes) {
    std::vector<std::string> lines;
    for (const auto& [code, text] : texts) {
        std::string line = "<";
        code_bytes == 1 ? append_hex2(line, code) : append_hex4(line, code);
        line += "> <";
        append_utf16_hex(line, text);
        lines.push_back(line + ">\n");
    }
    std::string out(prologue);
    out += to_text;
    out += code_bytes == 1 ? one_byte_codes : two_byte_codes;
    append_lines(out, lines);
    out += epilogue;
    return out;
}

std::string one_byte_cmap() {
    std::string out(prologue);
    out.append(to_cids).append("/CMapName /").append(one_byte_cmap_name).append(" def\n").append(one_byte_codes);
    return out.append("1 begincidrange\n<00> <FF> 0\nendcidrange\n").append(epilogue);
}

}  // namespace gazette::pdf
