#include "pdf/metadata.h"

#include <string_view>

#include <fmt/format.h>

#include "pdf/syntax.h"

namespace gazette::pdf {

namespace {

std::string escape(std::string_view text) {
    std::string out;
    for (const char byte : text) {
        switch (byte) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += byte;
        }
    }
    return out;
}

std::string producer(const Metadata& metadata) {
    return metadata.tool + " with libharu";
}

/// "2026-11-24T06:00:00Z".
std::string xmp_time(base::UnixTime seconds) {
    const base::DateTime moment = base::utc_from_unix(seconds);
    const base::TimeOfDay time = moment.time.value_or(base::TimeOfDay{});
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", moment.date.year, moment.date.month, moment.date.day,
                       time.hour, time.minute, time.second);
}

/// "D:20261124060000Z" (ISO 32000-1 section 7.9.4): the digits of the other, and the Z.
std::string info_time(base::UnixTime seconds) {
    std::string out = "D:";
    for (const char letter : xmp_time(seconds)) {
        if ((letter >= '0' && letter <= '9') || letter == 'Z') out += letter;
    }
    return out;
}

std::string element(std::string_view name, std::string_view text) {
    return fmt::format("<{0}>{1}</{0}>\n", name, escape(text));
}

std::string dublin_core(const Metadata& metadata) {
    std::string out = "<dc:format>application/pdf</dc:format>\n<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
                      escape(metadata.title) + "</rdf:li></rdf:Alt></dc:title>\n";
    if (!metadata.author.empty()) {
        out += "<dc:creator><rdf:Seq><rdf:li>" + escape(metadata.author) + "</rdf:li></rdf:Seq></dc:creator>\n";
    }
    if (!metadata.language.empty()) {
        out += "<dc:language><rdf:Bag><rdf:li>" + escape(metadata.language) + "</rdf:li></rdf:Bag></dc:language>\n";
    }
    return out;
}

constexpr std::string_view packet_start =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n";

constexpr std::string_view claims =
    "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n"
    "</rdf:Description>\n";

/// PDF/A wants every schema described that it does not know itself (ISO 19005-2 section 6.6.2.3), pdfuaid among them.
constexpr std::string_view extension_schema =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

constexpr std::string_view packet_end = "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

}  // namespace

std::string xmp_packet(const Metadata& metadata) {
    const std::string time = xmp_time(metadata.created);
    std::string out(packet_start);
    out += dublin_core(metadata);
    out += element("xmp:CreateDate", time);
    out += element("xmp:ModifyDate", time);
    out += element("xmp:CreatorTool", metadata.tool);
    out += element("pdf:Producer", producer(metadata));
    out += claims;
    out += extension_schema;
    out += packet_end;
    return out;
}

std::string info_entries(const Metadata& metadata) {
    const std::string time = "(" + info_time(metadata.created) + ")";
    std::string out = "/Title " + text_string(metadata.title) + "\n";
    if (!metadata.author.empty()) out += "/Author " + text_string(metadata.author) + "\n";
    out += "/Creator " + text_string(metadata.tool) + "\n/Producer " + text_string(producer(metadata)) + "\n";
    return out + "/CreationDate " + time + " /ModDate " + time + "\n";
}

}  // namespace gazette::pdf
