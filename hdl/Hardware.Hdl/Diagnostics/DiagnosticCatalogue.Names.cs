namespace Hardware.Hdl;

// HDL5xxx: names, declarations and parameters.
public static partial class DiagnosticCatalogue
{
    private static DiagnosticEntry[] Names =>
    [
        new DiagnosticEntry("HDL5001", "Name used twice",
            "Two signals, memories or children of a module have one name, or names that Verilog tools cannot tell apart.",
            "Rename one of them.",
            """
            [Module]
            public partial class Leaf
            {
                [Out] public Bit Y => true;
            }

            [Module]
            public partial class Top
            {
                readonly Leaf _stage = new();
                [Out] public Bit [|stage|] => _stage.Y;
            }
            """,
            """
            [Module]
            public partial class Leaf
            {
                [Out] public Bit Y => true;
            }

            [Module]
            public partial class Top
            {
                readonly Leaf _stage = new();
                [Out] public Bit Done => _stage.Y;
            }
            """),
        new DiagnosticEntry("HDL5002", "Reserved word",
            "A name is a keyword of Verilog or SystemVerilog.",
            "Rename it.",
            """
            [Reg(8)] partial UInt [|output|] { get; set; }
            [Clocked] void Tick() => output = A8;
            """,
            """
            [Reg(8)] partial UInt Result { get; set; }
            [Clocked] void Tick() => Result = A8;
            """),
        new DiagnosticEntry("HDL5003", "Not an identifier",
            "A name contains characters that a Verilog identifier cannot have.",
            "Use letters, digits and underscores, not starting with a digit.",
            "[Out] public UInt [|Größe|] => A8;",
            "[Out] public UInt Size => A8;"),
        new DiagnosticEntry("HDL5004", "Type that no signal has",
            "A signal property has a C# type that hardware cannot hold.",
            "Use Bit, UInt, SInt or an enum.",
            "[Reg(8)] partial [|int|] Y { get; set; }",
            "[Reg(8)] partial UInt Y { get; set; }"),
        new DiagnosticEntry("HDL5005", "Child held twice",
            "Two fields hold one module object, so it would be two children.",
            "Hold every child in one field.",
            "readonly Fifo _a = new(8, 4); readonly Fifo[] _all; // { _a, new(8, 4) }"),
        new DiagnosticEntry("HDL5006", "Module contains itself",
            "A module has a child of its own class with equal parameters, which has such a child, and so on.",
            "End the recursion by a parameter that changes.",
            "[Module] partial class M { readonly M _m = new(); }"),
        new DiagnosticEntry("HDL5007", "Not partial",
            "The generator writes the other part of every module and bundle, and needs the classes around it to be partial too.",
            "Write partial class.",
            """
            [Module]
            public class [|Wire1|]
            {
                [Out] public Bit Y => true;
            }
            """,
            """
            [Module]
            public partial class Wire1
            {
                [Out] public Bit Y => true;
            }
            """),
        new DiagnosticEntry("HDL5008", "Signal property not partial",
            "The generator writes the body of a signal's property; without partial it is a C# field.",
            "Write partial before the type.",
            "[Reg(8)] UInt [|Y|] { get; set; }",
            "[Reg(8)] partial UInt Y { get; set; }"),
        new DiagnosticEntry("HDL5009", "Wrong accessors",
            "Accessibility is direction: inputs are set from outside, all else inside, and views are never assigned themselves.",
            "Write { get; set; } for an input, { get; private set; } for what leaves the module, { get; } for a view.",
            "[Reg(8)] public partial UInt Y { get; [|set;|] }",
            "[Reg(8)] public partial UInt Y { get; private set; }"),
        new DiagnosticEntry("HDL5010", "Parameters outside the primary constructor",
            "The parameters of a module are those of its primary constructor; widths and the key of its body are made of them.",
            "Write them behind the class name.",
            """
            [Module]
            public partial class Delay
            {
                readonly int _width;
                public [|Delay|](int width) => _width = width;
                [Out] public UInt Y => UInt.Zero(_width);
            }
            """,
            """
            [Module]
            public partial class Delay(int width)
            {
                [Out] public UInt Y => UInt.Zero(width);
            }
            """),
        new DiagnosticEntry("HDL5011", "Parameter that cannot be compared",
            "Instances with equal parameters share one body, so parameters must compare by value.",
            "Pass numbers, strings, enums, records or lists of them.",
            """
            [Module]
            public partial class Table([|Func<int, int>|] contents)
            {
                [Out] public UInt Y => UInt.Of(contents(0), 8);
            }
            """,
            """
            [Module]
            public partial class Table(int[] contents)
            {
                [Out] public UInt Y => UInt.Of(contents[0], 8);
            }
            """),
        new DiagnosticEntry("HDL5012", "Base class misread",
            "A module derives from HardwareModule or another module; the generator reads the text of the first base to tell a class from "
            + "an interface (I and an upper-case letter).",
            "Derive from a module, and call interfaces IName.",
            """
            public class Device
            {
            }

            [Module]
            public partial class Timer : [|Device|]
            {
                [Out] public Bit Y => true;
            }
            """,
            """
            public interface IDevice
            {
            }

            [Module]
            public partial class Timer : IDevice
            {
                [Out] public Bit Y => true;
            }
            """),
        new DiagnosticEntry("HDL5013", "Attribute behind an alias",
            "The generator finds modules by the text [Module] alone, which keeps it out of the way while typing.",
            "Write [Module].",
            """
            using Block = Hardware.Hdl.ModuleAttribute;

            [[|Block|]]
            public partial class One
            {
                [Out] public Bit Y => true;
            }
            """,
            """
            [Module]
            public partial class One
            {
                [Out] public Bit Y => true;
            }
            """),
        new DiagnosticEntry("HDL5014", "Signal outside a module",
            "[In], [Out], [Reg], [Wire] and [Memory] belong into a [Module], [Field] into a [Bundle].",
            "Put [Module] or [Bundle] on the class, or use the other attribute.",
            """
            public partial class Plain
            {
                [[|Out|]] public Bit Y => true;
            }
            """,
            """
            [Module]
            public partial class Plain
            {
                [Out] public Bit Y => true;
            }
            """),
    ];
}
