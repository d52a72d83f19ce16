using Hardware.Hdl.Ir;
using Hardware.Hdl.Ir.Printing;

namespace Hardware.Hdl.Tests.Elaboration;

/// <summary>Assignments to inputs of children: plain wiring becomes connections, all else wires, in the order written.</summary>
public class ChildInputsTests
{
    [Fact]
    public void Plain_wiring_that_a_later_statement_overrides_keeps_its_place() => Assert.Equal(
        """
        module Parent
          input A:u8
          input B:u8
          input P:u1
          output wire Y:u8
          wire Row_0_D:u8
          wire Row_1_D:u8
          wire Row_3_D:u8
          instance Row[4] : Child
            D[0] = Row_0_D
            D[1] = Row_1_D
            D[2] = A
            D[3] = Row_3_D
          combinational M0
            Row_0_D = A
            Row_1_D = A
            Y = Row[2].Y
            Row_3_D = A
            if P
              Row_3_D = B
            if P
              Row_1_D = B
              Row_0_D = B
            Row_0_D = B + 1:u8
        """,
        Print((m, b) =>
        {
            m.Row[0].D = m.A;
            m.Row[1].D = m.A;
            m.Row[2].D = m.A;
            m.Y = m.Row[2].Y;
            m.Row[3].D = m.A;
            b.If(m.P);
            m.Row[3].D = m.B;
            b.EndIf();
            b.If(m.P);
            m.Row[1].D = m.B;
            m.Row[0].D = m.B;
            b.EndIf();
            m.Row[0].D = m.Row[0].D + 1;
        }));

    [Fact]
    public void A_value_that_the_process_computes_is_a_wire() => Assert.Equal(
        """
        module Parent
          input A:u8
          input B:u8
          input P:u1
          output wire Y:u8
          wire Row_1_D:u8
          wire Row_2_D:u8
          local x:u8
          instance Row[4] : Child
            D[0] = B
            D[1] = Row_1_D
            D[2] = Row_2_D
            D[3] = A
          combinational M0
            x = A
            Row_1_D = x
            x = x + 1:u8
            Row_2_D = x
            Y = x
        """,
        Print((m, b) =>
        {
            var x = b.Local("x", m.A);
            m.Row[0].D = m.B;
            m.Row[1].D = x.Value;
            x.Value += 1;
            m.Row[2].D = x.Value;
            m.Row[3].D = m.A;
            m.Y = x.Value;
        }));

    [Fact]
    public void Two_methods_that_assign_one_input_are_an_error()
    {
        var problem = Assert.Throws<HdlException>(() => Elaborator.Elaborate(new Parent(
            (m, b) =>
            {
                b.At("Top.cs", 7);
                for (var i = 0; i < 4; i++)
                    m.Row[i].D = m.A;
                m.Y = m.A;
            },
            (m, b) =>
            {
                b.At("Top.cs", 9);
                m.Row[2].D = m.B;
            })));
        Assert.Equal("HDL2002: input 'D' of 'Row[2]' is assigned in two methods: assign it in one (Top.cs:9)", $"{problem.Diagnostics[0]}");
    }

    /// <summary>The parent without the places, which are lines of this file.</summary>
    private static string Print(Action<Parent, Builder> body) => string.Join("\n",
        IrPrinter.Print(Elaborator.Elaborate(new Parent(body)).Top).Trim().Split('\n').Select(line => line.Split("  //")[0]));

    /// <summary>One input, and one output that is the input.</summary>
    private sealed class Child : HardwareModule
    {
        public UInt D
        {
            get => __Hdl.Read<UInt>("D");
            set => __Hdl.Write("D", value);
        }

        public UInt Y => __Hdl.Read<UInt>("Y");

        protected internal override ModuleInfo __Info() => new("Child", "");

        protected internal override void __Declare(Declarations declarations)
        {
            Cell<UInt>? number = null;
            declarations.Input(ref number, "D", 8);
            declarations.Wire(ref number, "Y", isPort: true, width: 8);
        }

        protected internal override void __Elaborate(Builder builder) => builder.Combinational("Body", b => __Hdl.Write("Y", D));
    }

    /// <summary>A row of four children that methods wire.</summary>
    private sealed class Parent(params Action<Parent, Builder>[] methods) : HardwareModule
    {
        public UInt A => __Hdl.Read<UInt>("A");

        public UInt B => __Hdl.Read<UInt>("B");

        public Bit P => __Hdl.Read<Bit>("P");

        public UInt Y
        {
            set => __Hdl.Write("Y", value);
        }

        public Instances<Child> Row { get; } = new(4, () => new Child());

        protected internal override ModuleInfo __Info() => new("Parent", "");

        protected internal override void __Declare(Declarations declarations)
        {
            Cell<UInt>? number = null;
            Cell<Bit>? bit = null;
            declarations.Input(ref number, "A", 8);
            declarations.Input(ref number, "B", 8);
            declarations.Input(ref bit, "P");
            declarations.Wire(ref number, "Y", isPort: true, width: 8);
            declarations.Child("Row", Row);
        }

        protected internal override void __Elaborate(Builder builder)
        {
            foreach (var (index, method) in methods.Index())
                builder.Combinational($"M{index}", b => method(this, b));
        }
    }
}
